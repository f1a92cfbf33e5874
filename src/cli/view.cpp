// gongwen view: a page on which a file and what was read of it stand side by side.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/gongwen.hpp"
#include "language.hpp"
#include "names.hpp"
#include "options.hpp"
#include "output.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen view notice.txt -o page.html    open page.html in a browser; it needs no network)";

struct Arguments {
  std::string file;
  std::optional<std::string> output;  // a file; else standard output
  std::optional<std::string> encoding;
  Options options;
};

int run(const Arguments& arguments) {
  const bool to_file = arguments.output && *arguments.output != "-";
  if (to_file && arguments.file != "-" && same_file(arguments.file, *arguments.output)) {
    report({*arguments.output, tr("is the input, which the page would replace")});
    return exit_usage;
  }
  const auto read = read_input(arguments.file, Limits{}.input_bytes);
  if (const auto* failure = std::get_if<Failure>(&read)) {
    report(*failure);
    return exit_unread;
  }
  const auto& input = std::get<Input>(read);
  Hints hints{{}, arguments.encoding, {}};
  if (input.name) hints.name = text_of_path(*input.name);
  const Result result = Parser(arguments.options).parse(input.bytes, hints);
  if (const auto why = unread(result.diagnostics)) {
    report({input.name.value_or(tr("standard input")), *why});
    return exit_unread;
  }
  const std::string page = to_html(result, HtmlOptions{input.bytes});
  if (!to_file) return print_out(page);
  const std::optional<Failure> failure = write_file(*arguments.output, page);
  if (failure) report(*failure);
  return failure ? exit_unwritten : exit_done;
}

}  // namespace

Command add_view(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "view", "Make a page: what came in beside what was recovered, its parts in colour");
  command->footer(examples);
  command->add_option("FILE", arguments->file, "File to read; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-o,--output", arguments->output,
                   "Where to write the page; else standard output")
      ->type_name("PAGE");
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
