// gongwen explain-diagnostic: what a code of a diagnostic means, and what to do about it.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "commands.hpp"
#include "gongwen/diagnostics.hpp"
#include "language.hpp"
#include "options.hpp"
#include "output.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen explain-diagnostic numbering                 one code
  gongwen explain-diagnostic                           all of them
  LC_ALL=zh_CN.UTF-8 gongwen explain-diagnostic        in Chinese
  gongwen explain-diagnostic --format json             in both languages, for programs)";

struct Arguments {
  std::string code;  // empty: all
  std::string format = "text";
};

std::string as_text(const DiagnosticCode& row) {
  const bool chinese = language() == Language::chinese;
  return std::string(row.code) + (chinese ? "（" : " (") + std::string(name(row.severity)) +
         (chinese ? "）\n  含义：" : ")\n  Meaning: ") + std::string(row.meaning) +
         (chinese ? "\n  处理：" : "\n  Remedy: ") + std::string(row.remedy) + '\n';
}

nlohmann::ordered_json as_json(const DiagnosticCode& row) {
  const auto words = [&](Language language) {
    const DiagnosticCode in = describe(row.code, language).value_or(row);
    return nlohmann::ordered_json{{"meaning", in.meaning}, {"remedy", in.remedy}};
  };
  return {{"code", row.code},
          {"severity", name(row.severity)},
          {"en", words(Language::english)},
          {"zh", words(Language::chinese)}};
}

int run(const Arguments& arguments) {
  std::string out;
  for (const DiagnosticCode& row : diagnostic_codes(language())) {
    if (!arguments.code.empty() && row.code != arguments.code) continue;
    if (arguments.format == "json") {
      out += as_json(row).dump() + '\n';
    } else {
      out += (out.empty() ? "" : "\n") + as_text(row);
    }
  }
  return print_out(out);
}

}  // namespace

Command add_explain_diagnostic(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "explain-diagnostic", "Say what a diagnostic means, and what to do about it");
  command->footer(examples);
  std::vector<std::string> codes;
  for (const DiagnosticCode& row : diagnostic_codes()) codes.emplace_back(row.code);
  choose(command->add_option("CODE", arguments->code, "A code; without one, all are explained"),
         codes, "CODE");
  choose(command->add_option("--format", arguments->format,
                             "text (the default), or json: an object a line, in English and "
                             "Chinese"),
         {"text", "json"});
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
