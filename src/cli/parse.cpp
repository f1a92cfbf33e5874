// gongwen parse: what was read of each file, on standard output.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/gongwen.hpp"
#include "language.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen parse notice.txt                    one JSON object on one line
  gongwen parse --format text notice.txt      an outline to read
  gongwen parse *.txt > notices.jsonl         one JSON object a line
  gongwen parse --with text,segments - < in   with the clean text that spans point into
  gongwen parse --format html notice.txt > page.html
                                              a page for a browser, as gongwen view
  gongwen parse --explain lines notice.txt    what one stage hands to the next)";

struct Arguments {
  std::vector<std::string> files;
  std::optional<std::string> encoding;
  std::optional<std::string> explain;  // a stage, instead of a format
  std::string format = "json";
  JsonOptions json;
  Options options;
};

int run(const Arguments& arguments) {
  const Parser parser(arguments.options);
  const TextOptions text{wants_color(), true, language()};
  return for_each_file(arguments.files, [&](const Input& input, bool first) {
    const Hints hints{input.name, arguments.encoding, {}};
    if (arguments.explain) return parser.explain(input.bytes, *arguments.explain, hints);
    const Result result = parser.parse(input.bytes, hints);
    if (arguments.format == "text") return (first ? "" : "\n") + to_text(result, text);
    if (arguments.format == "html") return to_html(result, HtmlOptions{input.bytes});
    return to_json(result, arguments.json) + '\n';
  });
}

}  // namespace

Command add_parse(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("parse", "Read documents: JSON, an outline or a page");
  command->footer(examples);
  add_files(*command, arguments->files);
  CLI::Option* format =
      choose(command->add_option(
                 "--format", arguments->format,
                 "json or jsonl (one object of schema gongwen/1 a line, the default), text "
                 "(an outline) or html (a page)"),
             {"text", "json", "jsonl", "html"});
  CLI::Option* with = add_with(*command, arguments->json);
  choose(command->add_option("--explain", arguments->explain,
                             "Print what a stage hands to the next, instead of a format"),
         Parser::stages(), "STAGE")
      ->excludes(format)
      ->excludes(with);
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  command->callback([arguments, with] {
    const bool json = arguments->format == "json" || arguments->format == "jsonl";
    if (with->count() > 0 && !json) {
      throw CLI::ValidationError("--with", "applies to --format json");
    }
  });
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
