#include "batch_inputs.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <system_error>

namespace gongwen::cli {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

class Finder {
 public:
  explicit Finder(const std::vector<std::string>& exclude) {
    for (const std::string& path : exclude) exclude_.push_back(real(path));
  }

  // All files below `folder`. One that cannot be opened stands for what is in it: reading it fails
  // and says why.
  void add_folder(const fs::path& folder) {  // NOLINT(misc-no-recursion): as deep as folders are
    std::vector<fs::path> files;
    std::vector<fs::path> folders;
    if (!list(folder, files, folders)) found_.push_back(folder.native());
    for (const fs::path& file : files) add_file(file);
    for (const fs::path& inner : folders) add_folder(inner);
  }

  // What a pattern names: `done` is settled, `rest` are the parts still to be matched.
  void match(const fs::path& done, fs::path::iterator rest,  // NOLINT(misc-no-recursion)
             const fs::path::iterator end) {
    if (rest == end) {
      std::error_code error;
      if (fs::is_regular_file(done, error)) add_file(done);
      return;
    }
    const std::string part = rest->native();
    ++rest;
    if (part == "**") {
      match(done, rest, end);  // no folder at all
      std::vector<fs::path> files;
      std::vector<fs::path> folders;
      list(done, files, folders);
      --rest;
      for (const fs::path& folder : folders) match(folder, rest, end);
      // At the end of a pattern it names the files, too.
      if (++rest == end) {
        for (const fs::path& file : files) match(file, rest, end);
      }
      return;
    }
    if (!is_pattern(part)) return match(done / part, rest, end);
    std::error_code error;
    for (fs::directory_iterator at(done.empty() ? "." : done, error), none; !error && at != none;
         at.increment(error)) {
      const std::string name = at->path().filename().native();
      if (fnmatch(part.c_str(), name.c_str(), FNM_PERIOD) == 0) match(done / name, rest, end);
    }
  }

  [[nodiscard]] std::vector<std::string> sorted() && {
    std::sort(found_.begin(), found_.end());
    // Two ways of `**` may lead to one file.
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }
  [[nodiscard]] std::vector<std::string> in_order() && { return std::move(found_); }

 private:
  static fs::path real(const fs::path& path) {
    std::error_code error;
    const fs::path out = fs::weakly_canonical(path, error);
    return error ? path : out;
  }

  // The visible files and folders in `folder`, sorted. Neither sockets nor devices are files.
  static bool list(const fs::path& folder, std::vector<fs::path>& files,
                   std::vector<fs::path>& folders) {
    std::error_code error;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, error), none;
         !error && at != none; at.increment(error)) {
      const fs::path path = folder / at->path().filename();
      if (is_hidden(path)) continue;
      std::error_code unknown;
      const fs::file_type own = at->symlink_status(unknown).type();
      const fs::file_type type = at->status(unknown).type();
      if (type == fs::file_type::directory) {
        if (own == fs::file_type::directory) folders.push_back(path);
      } else if (type == fs::file_type::regular || own == fs::file_type::symlink || unknown) {
        files.push_back(path);  // a link that leads nowhere fails when it is read, and is told
      }
    }
    std::sort(files.begin(), files.end());
    std::sort(folders.begin(), folders.end());
    return !error;
  }

  void add_file(const fs::path& path) {
    // Only a name that is excluded costs a look at where it really is.
    for (const fs::path& one : exclude_) {
      if (one.filename() == path.filename() && one == real(path)) return;
    }
    found_.push_back(path.native());
  }

  std::vector<fs::path> exclude_;
  std::vector<std::string> found_;
};

// The paths that standard input lists. Returns an errno, 0 for success.
int read_list(char separator, std::vector<std::string>& out) {
  std::string path;
  while (std::getline(std::cin, path, separator)) {
    if (!path.empty()) out.push_back(path);
  }
  return std::ferror(stdin) != 0 ? errno : 0;  // std::cin reads through it
}

}  // namespace

std::variant<std::vector<std::string>, Failure> find_inputs(
    const std::vector<std::string>& arguments, const InputOptions& options) {
  std::vector<std::string> out;
  for (const std::string& argument : arguments) {
    std::error_code error;
    std::vector<std::string> found;
    if (argument == "-") {
      if (const int unread = read_list(options.separator, out); unread != 0) {
        return failed("standard input", unread);
      }
    } else if (fs::is_directory(argument, error)) {
      Finder finder(options.exclude);
      finder.add_folder(argument);
      found = std::move(finder).in_order();
      if (found.empty()) return Failure{argument, "there is no file in this folder"};
    } else if (fs::exists(fs::symlink_status(argument, error)) || !is_pattern(argument)) {
      out.push_back(argument);
    } else {
      Finder finder(options.exclude);
      const fs::path pattern(argument);
      finder.match({}, pattern.begin(), pattern.end());
      found = std::move(finder).sorted();
      if (found.empty()) return Failure{argument, "no file matches this pattern"};
    }
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

}  // namespace gongwen::cli
