#include "commands.hpp"

#include <cstdio>
#include <functional>
#include <string_view>
#include <utility>

#include "files.hpp"
#include "gongwen/gongwen.hpp"

namespace gongwen::cli {
namespace {

void report(const Failure& failure) {
  std::fprintf(stderr, "gongwen: %s: %s\n", failure.what.c_str(), failure.reason.c_str());
}

// What a command prints for one input; `first` is false for all but the first that could be read.
using Print = std::function<std::string(const Input& input, const Hints& hints, bool first)>;

// Prints each file; one that cannot be read does not keep the others from being done.
int for_each(const std::vector<std::string>& files, const std::optional<std::string>& encoding,
             const Print& print) {
  int code = exit_done;
  bool first = true;
  Output output;
  for (const std::string& path : files) {
    const auto read = read_input(path, Limits{}.input_bytes);
    if (const auto* failure = std::get_if<Failure>(&read)) {
      report(*failure);
      code = exit_unread;
      continue;
    }
    const auto& input = std::get<Input>(read);
    output.write(print(input, Hints{input.name, encoding, {}}, first));
    first = false;
  }
  if (const auto failure = output.close()) {
    report(*failure);
    code = exit_unread;
  }
  return code;
}

}  // namespace

int parse(const ParseArguments& arguments) {
  const Parser parser(arguments.options);
  const JsonOptions json{arguments.with_text, arguments.with_segments, -1};
  const TextOptions text{wants_color(), true};
  return for_each(arguments.files, arguments.encoding,
                  [&](const Input& input, const Hints& hints, bool first) {
                    if (arguments.explain) {
                      return parser.explain(input.bytes, *arguments.explain, hints);
                    }
                    const Result result = parser.parse(input.bytes, hints);
                    switch (arguments.format) {
                      case ParseFormat::text:
                        return (first ? "" : "\n") + to_text(result, text);
                      case ParseFormat::html:
                        return to_html(result, HtmlOptions{input.bytes});
                      case ParseFormat::json:
                        break;
                    }
                    return to_json(result, json) + '\n';
                  });
}

int clean(const CleanArguments& arguments) {
  return for_each(arguments.files, arguments.encoding,
                  [&](const Input& input, const Hints& hints, bool) {
                    Cleaned cleaned = gongwen::clean(input.bytes, hints, arguments.options);
                    return arguments.json ? to_json(cleaned) + '\n' : std::move(cleaned.text);
                  });
}

int inspect(const CleanArguments& arguments) {
  const TextOptions text{wants_color(), true};
  return for_each(arguments.files, arguments.encoding,
                  [&](const Input& input, const Hints& hints, bool first) {
                    return (first ? "" : "\n") +
                           summary(gongwen::clean(input.bytes, hints, arguments.options), text);
                  });
}

int view(const ViewArguments& arguments) {
  const auto read = read_input(arguments.file, Limits{}.input_bytes);
  if (const auto* failure = std::get_if<Failure>(&read)) {
    report(*failure);
    return exit_unread;
  }
  const auto& input = std::get<Input>(read);
  const Hints hints{input.name, arguments.encoding, {}};
  const Result result = Parser(arguments.options).parse(input.bytes, hints);
  const std::string page = to_html(result, HtmlOptions{input.bytes});
  std::optional<Failure> failure;
  if (arguments.output) {
    failure = write_file(*arguments.output, page);
  } else {
    Output output;
    output.write(page);
    failure = output.close();
  }
  if (failure) report(*failure);
  return failure ? exit_unread : exit_done;
}

}  // namespace gongwen::cli
