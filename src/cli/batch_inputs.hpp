// Which files a batch reads.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "files.hpp"

namespace gongwen::cli {

struct InputOptions {
  char separator = '\n';             // between the paths of a list
  std::vector<std::string> exclude;  // files of the batch itself, which folders may hold
};

// The files that `arguments` name, in their order:
// - a folder: the files in it, sorted, then those of its folders; names that begin with a dot are
//   left out, and so are links to folders, which may lead in circles;
// - what does not exist and has one of `*?[`: a pattern, `**` any folders; what it names, sorted;
// - `-`: the paths that standard input lists, taken as they are;
// - anything else is a file, whether it is there or not.
[[nodiscard]] std::variant<std::vector<std::string>, Failure> find_inputs(
    const std::vector<std::string>& arguments, const InputOptions& options);

}  // namespace gongwen::cli
