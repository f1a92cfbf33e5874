#include "inputs.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "gongwen/clean.hpp"
#include "language.hpp"

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
  // `root`: where the folder is, or the pattern begins.
  Finder(const InputOptions& options, const fs::path& root) {
    for (const std::string& path : options.exclude) exclude_.push_back(real(path));
    if (!options.follow_links) root_ = real(root.empty() ? "." : root);
  }
  // Links that were left out since they lead elsewhere.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

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
      if (!fs::is_regular_file(done, error)) return;
      if (!fs::is_symlink(done, error) || stays(done)) add_file(done);
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
  bool list(const fs::path& folder, std::vector<fs::path>& files, std::vector<fs::path>& folders) {
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
      } else if (type == fs::file_type::regular && own == fs::file_type::symlink && !stays(path)) {
        continue;
      } else if (type == fs::file_type::regular || own == fs::file_type::symlink || unknown) {
        files.push_back(path);  // a link that leads nowhere fails when it is read, and is told
      }
    }
    std::sort(files.begin(), files.end());
    std::sort(folders.begin(), folders.end());
    return !error;
  }

  // True if a link leads to what is in the folder, too, or may lead anywhere. What it leads to
  // elsewhere is not what was named.
  bool stays(const fs::path& link) {
    if (!root_) return true;
    const fs::path way = real(link).lexically_relative(*root_);
    if (!way.empty() && *way.begin() != "..") return true;
    ++left_out_;
    return false;
  }

  void add_file(const fs::path& path) {
    // Only a name that is excluded costs a look at where it really is.
    for (const fs::path& one : exclude_) {
      if (one.filename() == path.filename() && one == real(path)) return;
    }
    found_.push_back(path.native());
  }

  std::vector<fs::path> exclude_;
  std::optional<fs::path> root_;
  std::size_t left_out_ = 0;
  std::vector<std::string> found_;
};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// A line of a list: the path, without what editors put around it if no file is called so.
std::string listed(std::string_view line) {
  std::error_code error;
  const std::string whole(line);
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = line.find_last_not_of(blanks) + 1;
  if (begin == 0 && end == line.size()) return whole;
  if (fs::exists(fs::symlink_status(whole, error))) return whole;
  const std::string_view ended =
      line.substr(0, line.ends_with('\r') ? line.size() - 1 : line.size());
  if (fs::exists(fs::symlink_status(std::string(ended), error))) return std::string(ended);
  return std::string(line.substr(begin, end - begin));
}

// The paths of a list.
std::variant<std::vector<std::string>, Failure> read_list(const std::string& path, bool null) {
  const auto read =
      path == "-" ? read_input(path, Limits{}.input_bytes) : read_file(path, Limits{}.input_bytes);
  if (const auto* failure = std::get_if<Failure>(&read)) return *failure;
  std::string_view rest = std::get<Input>(read).bytes;
  const std::string name = path == "-" ? tr("standard input") : path;
  if (!null && rest.find('\0') != std::string_view::npos) {
    return Failure{name,
                   tr("the list holds NUL bytes: that of find -print0 needs -0, any other is to "
                      "be UTF-8, a path a line")};
  }
  if (!null && rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
  std::vector<std::string> out;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(null ? '\0' : '\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::string one = null ? std::string(line) : listed(line);
    if (!one.empty()) out.push_back(std::move(one));
  }
  if (out.empty()) return Failure{name, tr("the list names no file")};
  return out;
}

void tell_left_out(const std::string& path, std::size_t links) {
  if (links == 0) return;
  report({path, say("links to files outside of it that were not followed: {0}; --follow-links "
                    "reads them",
                    {std::to_string(links)})});
}

// What one path or pattern names, behind `out`.
std::optional<Failure> add_named(const std::string& path, const InputOptions& options, bool in_list,
                                 std::vector<std::string>& out) {
  std::error_code error;
  std::vector<std::string> found;
  if (options.folders && fs::is_directory(path, error)) {
    Finder finder(options, path);
    finder.add_folder(path);
    tell_left_out(path, finder.left_out());
    found = std::move(finder).in_order();
    if (found.empty()) return Failure{path, tr("there is no file in this folder")};
  } else if (fs::exists(fs::symlink_status(path, error)) || !is_pattern(path)) {
    found.push_back(path);
  } else {
    const fs::path pattern(path);
    fs::path root;
    for (auto part = pattern.begin(); part != pattern.end() && !is_pattern(part->native());
         ++part) {
      root /= *part;
    }
    Finder finder(options, root);
    finder.match({}, pattern.begin(), pattern.end());
    tell_left_out(path, finder.left_out());
    found = std::move(finder).sorted();
    if (found.empty() && in_list) found.push_back(path);
    if (found.empty()) return Failure{path, tr("no file matches this pattern")};
  }
  out.insert(out.end(), found.begin(), found.end());
  return std::nullopt;
}

std::optional<Failure> add_list(const std::string& path, const Named& named,
                                const InputOptions& options, std::vector<std::string>& out) {
  const auto list = read_list(path, named.null);
  if (const auto* failure = std::get_if<Failure>(&list)) return *failure;
  for (const std::string& one : std::get<std::vector<std::string>>(list)) {
    if (auto failure = add_named(one, options, /*in_list=*/true, out)) return failure;
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::vector<std::string>, Failure> find_inputs(const Named& named,
                                                            const InputOptions& options) {
  std::vector<std::string> out;
  for (const std::string& path : named.paths) {
    const bool list = path == "-" && options.dash_is_list;
    auto failure = list ? add_list(path, named, options, out)
                        : add_named(path, options, /*in_list=*/false, out);
    if (failure) return std::move(*failure);
  }
  for (const std::string& path : named.lists) {
    if (auto failure = add_list(path, named, options, out)) return std::move(*failure);
  }
  return out;
}

}  // namespace gongwen::cli
