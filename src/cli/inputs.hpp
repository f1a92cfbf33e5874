// Which files a command reads.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "files.hpp"

namespace gongwen::cli {

// What was said of the inputs.
struct Named {
  std::vector<std::string> paths;
  std::vector<std::string> lists;  // files that list paths; `-` is standard input
  bool null = false;               // NUL is behind each path of a list, else a line end
};

struct InputOptions {
  bool folders = false;              // a folder stands for the files in it; else it is a path
  bool dash_is_list = false;         // among the paths, too
  std::vector<std::string> exclude;  // files of the run itself, which folders may hold
  bool follow_links = true;          // of a folder or pattern, links that lead out of it, too
};

// The files that are named, in their order:
// - a folder: the files in it, sorted, then those of its folders; names that begin with a dot are
//   left out, and so are links to folders, which may lead in circles;
// - what does not exist and has one of `*?[`: a pattern, `**` any folders; what it names, sorted;
// - anything else is a file, whether it is there or not.
// A list has one of these a line, with the line ends of any system; a pattern in it that names
// nothing is a file that is not there.
[[nodiscard]] std::variant<std::vector<std::string>, Failure> find_inputs(
    const Named& named, const InputOptions& options);

}  // namespace gongwen::cli
