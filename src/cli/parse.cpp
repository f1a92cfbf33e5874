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
#include "names.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen parse notice.txt                    one JSON object on one line
  gongwen parse --format text notice.txt      an outline to read
  gongwen parse *.txt -o notices.jsonl        one JSON object a line
  gongwen parse --format text --full 'pages/**/*.txt'    whole, of each file
  gongwen parse --with text,segments - < in   with the clean text that spans point into
  gongwen parse --format html notice.txt > page.html
                                              a page for a browser, as gongwen view
  gongwen parse --explain lines notice.txt    what one stage hands to the next)";

struct Arguments {
  Named files;
  std::optional<std::string> output;
  std::optional<std::string> encoding;
  std::optional<std::string> explain;  // a stage, instead of a format
  std::string format = "json";
  std::uint32_t width = 0;  // of an outline; 0: as the terminal is
  bool whole = false;
  JsonOptions json;
  Options options;
};

// Which file it is, where the form does not say so.
std::string heading(const Input& input, bool first) {
  return (first ? "" : "\n") + ("==> " + (input.name ? shown(*input.name) : tr("standard input"))) +
         " <==\n";
}

int run(const Arguments& arguments) {
  const auto files = files_of(arguments.files);
  if (!files) return exit_usage;
  const bool several = files->size() > 1;
  if (several && arguments.format == "html") {
    report({"--format html", tr("a page is of one file: gongwen view FILE -o PAGE for each")});
    return exit_usage;
  }
  const Parser parser(arguments.options);
  TextOptions text{wants_color() && !arguments.output, true, language()};
  text.columns = arguments.width > 0 ? arguments.width
                 : arguments.output  ? text.columns
                                     : terminal_columns(text.columns);
  text.whole = arguments.whole;
  return for_each_file(*files, arguments.output, [&](const Input& input, bool first) -> Printed {
    Hints hints{{}, arguments.encoding, {}};
    if (input.name) hints.name = text_of_path(*input.name);
    if (arguments.explain) {
      return {(several ? heading(input, first) : "") +
                  parser.explain(input.bytes, *arguments.explain, hints),
              {}};
    }
    const Result result = parser.parse(input.bytes, hints);
    const auto why = unread(result.diagnostics);
    if (arguments.format == "text") return {(first ? "" : "\n") + to_text(result, text), why};
    if (arguments.format == "html") return {to_html(result, HtmlOptions{input.bytes}), why};
    return {with_name_bytes(to_json(result, arguments.json), input.name) + '\n', why};
  });
}

}  // namespace

Command add_parse(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("parse", "Read documents: JSON, an outline or a page");
  command->footer(examples);
  add_files(*command, arguments->files);
  add_output(*command, arguments->output);
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
  CLI::Option* width = command
                           ->add_option("--width", arguments->width,
                                        "Columns of the outline; else those of the terminal")
                           ->check(CLI::Range(20U, 100'000U).description(""))
                           ->type_name("N");
  CLI::Option* full = command->add_flag("--full", arguments->whole,
                                        "In the outline all of the body, not a line a paragraph");
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  command->callback([arguments, with, width, full] {
    require_files(arguments->files);
    if (arguments->format != "text" && width->count() + full->count() > 0) {
      throw CLI::ValidationError(width->count() > 0 ? "--width" : "--full",
                                 tr("applies to --format text"));
    }
    const bool json = arguments->format == "json" || arguments->format == "jsonl";
    if (with->count() > 0 && !json) {
      throw CLI::ValidationError("--with", tr("applies to --format json"));
    }
  });
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
