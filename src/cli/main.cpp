// The arguments of `gongwen`, their help, and its exit codes.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/gongwen.hpp"

namespace {

using gongwen::cli::CleanArguments;
using gongwen::cli::ParseArguments;
using gongwen::cli::ViewArguments;

constexpr const char* examples = R"(Examples:
  gongwen parse notice.txt                    one JSON object (schema gongwen/1) on one line
  gongwen parse --format text notice.txt      an outline to read
  gongwen parse *.txt > notices.jsonl         one JSON object a line
  gongwen parse --with text,segments - < in   with the clean text that all spans point into
  gongwen parse --explain lines notice.txt    what one stage hands to the next
  gongwen clean scraped.txt > clean.txt       the recovered text only
  gongwen clean --format json scraped.txt     with what was repaired, and the offset map
  gongwen view notice.txt -o page.html        a page to look at in a browser
  gongwen inspect scraped.txt                 charset, script and damages, in a few lines

Exit status: 0 done, 1 an input could not be read or the output not written, 2 wrong usage.)";

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// Accepts one of `words`; the help names them itself, so the check need not.
CLI::Validator one_of(const std::vector<std::string>& words) {
  return CLI::IsMember(words).description("");
}

void add_files(CLI::App& command, std::vector<std::string>& files) {
  command.add_option("FILE", files, "Files to read; - is standard input")->required();
}

void add_encoding(CLI::App& command, std::optional<std::string>& encoding) {
  command.add_option("--encoding", encoding,
                     "Charset that the sender declared: evidence, not believed blindly");
}

void add_script(CLI::App& command, gongwen::ScriptOptions& script) {
  using gongwen::Simplify;
  using gongwen::Traditional;
  const std::map<std::string, Simplify> when = {
      {"auto", Simplify::automatic}, {"off", Simplify::never}, {"on", Simplify::always}};
  const std::map<std::string, Traditional> whose = {{"standard", Traditional::standard},
                                                    {"taiwan", Traditional::taiwan},
                                                    {"taiwan_phrases", Traditional::taiwan_phrases},
                                                    {"hong_kong", Traditional::hong_kong}};
  command
      .add_option(
          "--script", script.simplify,
          "Simplify what is traditional (auto, the default), nothing (off) or all text (on)")
      ->transform(CLI::Transformer(when).description(""))
      ->type_name("auto|off|on");
  command
      .add_option(
          "--traditional", script.traditional,
          "Whose traditional characters are expected: standard (the default), taiwan, "
          "taiwan_phrases (its words, too) or hong_kong, as t2s, tw2s, tw2sp, hk2s of OpenCC")
      ->transform(CLI::Transformer(whose).description(""))
      ->type_name("WHOSE");
}

CLI::App* add_parse(CLI::App& app, ParseArguments& arguments, std::vector<std::string>& with) {
  using gongwen::cli::ParseFormat;
  static const std::map<std::string, ParseFormat> formats = {{"json", ParseFormat::json},
                                                             {"jsonl", ParseFormat::json},
                                                             {"text", ParseFormat::text},
                                                             {"html", ParseFormat::html}};
  const std::vector<std::string>& stages = gongwen::Parser::stages();
  CLI::App* command = app.add_subcommand("parse", "Read documents: JSON, or an outline to read");
  add_files(*command, arguments.files);
  CLI::Option* format =
      command
          ->add_option_function<std::string>(
              "--format", [&](const std::string& value) { arguments.format = formats.at(value); },
              "json or jsonl (one object a line, the default), text (an outline) or html (a page)")
          ->check(one_of({"text", "json", "jsonl", "html"}))
          ->type_name("text|json|jsonl|html");
  CLI::Option* extra = command->add_option("--with", with, "Also print text, segments or both")
                           ->delimiter(',')
                           ->check(one_of({"text", "segments"}))
                           ->allow_extra_args(false)
                           ->type_name("text,segments");
  command
      ->add_option("--explain", arguments.explain,
                   "Print what STAGE hands on instead; one of " + listed(stages))
      ->check(one_of(stages))
      ->type_name("STAGE")
      ->excludes(format)
      ->excludes(extra);
  add_encoding(*command, arguments.encoding);
  add_script(*command, arguments.options.script);
  return command;
}

CLI::App* add_clean(CLI::App& app, CleanArguments& arguments) {
  CLI::App* command =
      app.add_subcommand("clean", "Print the recovered text, alone or with repairs and map");
  add_files(*command, arguments.files);
  command
      ->add_option_function<std::string>(
          "--format", [&](const std::string& value) { arguments.json = value == "json"; },
          "text (of one file, the default) or json (an object a line: text, repairs, offset map)")
      ->check(one_of({"text", "json"}))
      ->type_name("text|json");
  add_encoding(*command, arguments.encoding);
  add_script(*command, arguments.options.script);
  return command;
}

CLI::App* add_inspect(CLI::App& app, CleanArguments& arguments) {
  CLI::App* command =
      app.add_subcommand("inspect", "Say what the bytes were: charset, script, damages");
  add_files(*command, arguments.files);
  add_encoding(*command, arguments.encoding);
  add_script(*command, arguments.options.script);
  return command;
}

CLI::App* add_view(CLI::App& app, ViewArguments& arguments) {
  CLI::App* command = app.add_subcommand(
      "view", "Make a page: what came in beside what was recovered, its parts in colour");
  command->add_option("FILE", arguments.file, "File to read; - is standard input")->required();
  command
      ->add_option("-o,--output", arguments.output, "Where to write the page; else standard output")
      ->type_name("PAGE");
  add_encoding(*command, arguments.encoding);
  add_script(*command, arguments.options.script);
  return command;
}

// Help and version go to standard output and are success; any mistake in the arguments is 2.
int leave(const CLI::App& app, const CLI::ParseError& error) {
  if (app.exit(error) != 0) return gongwen::cli::exit_usage;
  if (std::cout.flush()) return gongwen::cli::exit_done;
  std::fputs("gongwen: standard output could not be written\n", stderr);
  return gongwen::cli::exit_unread;
}

int run(int argc, char** argv) {
  CLI::App app{"Reads Chinese government documents as they are really found."};
  app.name("gongwen");
  app.set_version_flag("--version", std::string("gongwen ") + GONGWEN_VERSION);
  app.require_subcommand(1);

  ParseArguments parse_arguments;
  CleanArguments clean_arguments;
  CleanArguments inspect_arguments;
  ViewArguments view_arguments;
  std::vector<std::string> with;
  const CLI::App* parse = add_parse(app, parse_arguments, with);
  const CLI::App* clean = add_clean(app, clean_arguments);
  add_inspect(app, inspect_arguments);
  const CLI::App* view = add_view(app, view_arguments);
  app.footer(examples);  // after the subcommands, which else would repeat it
  try {
    app.parse(argc, argv);
    if (!with.empty() && parse_arguments.format != gongwen::cli::ParseFormat::json) {
      throw CLI::ValidationError("--with", "applies to --format json");
    }
    if (clean->parsed() && !clean_arguments.json && clean_arguments.files.size() > 1) {
      throw CLI::ValidationError("FILE",
                                 "texts of several files would run together: --format json");
    }
  } catch (const CLI::ParseError& error) {
    return leave(app, error);
  }

  const auto has = [&](const char* what) {
    return std::find(with.begin(), with.end(), what) != with.end();
  };
  parse_arguments.with_text = has("text");
  parse_arguments.with_segments = has("segments");
  if (parse->parsed()) return gongwen::cli::parse(parse_arguments);
  if (clean->parsed()) return gongwen::cli::clean(clean_arguments);
  if (view->parsed()) return gongwen::cli::view(view_arguments);
  return gongwen::cli::inspect(inspect_arguments);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gongwen: %s\n", error.what());
    return gongwen::cli::exit_unread;
  }
}
