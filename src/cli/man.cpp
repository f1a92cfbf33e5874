// gongwen man: the manual page, from the definition of the arguments.
#include <CLI/CLI.hpp>
#include <string>

#include "commands.hpp"
#include "gongwen/version.hpp"
#include "language.hpp"
#include "output.hpp"
#include "usage.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen man | man -l -                                   read it
  gongwen man > ~/.local/share/man/man1/gongwen.1          install it for yourself)";

constexpr std::size_t line_columns = 72;

// Text of a page: a line that begins with a control character, hyphens and backslashes are escaped.
std::string roff(std::string_view text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '~') {
      out += "\\(ti";
    } else {
      out += c;
    }
    begins = c == '\n';
  }
  return out;
}

// Running text, in lines as people keep them.
std::string prose(const std::string& text) {
  return roff(wrapped(text, line_columns, 0));
}

std::string section(const char* title) {
  return ".SH " + tr(title) + '\n';
}

std::string argument(const Argument& one) {
  std::string out = ".TP\n";
  for (const std::string& name : one.names) {
    out += (&name == &one.names.front() ? "" : ", ") + ("\\fB" + roff(name) + "\\fR");
  }
  if (!one.value.empty()) out += (one.names.empty() ? "\\fI" : " \\fI") + roff(one.value) + "\\fR";
  return out + '\n' + prose(one.about()) + tr(".") + '\n';
}

// Examples as they stand in the help, without their heading.
std::string display(const std::string& footer) {
  const std::size_t body = footer.find('\n');
  if (body == std::string::npos) return {};
  return ".nf\n" + roff(std::string_view(footer).substr(body + 1)) + "\n.fi\n";
}

std::string command(const std::string& program, const Usage& usage) {
  std::string out = ".SS " + roff(program + ' ' + usage.name + synopsis(usage)) + '\n';
  out += prose(usage.description) + tr(".") + '\n';
  for (const Argument& one : usage.arguments) {
    if (one.names.empty() || one.names.back() != "--help") out += argument(one);
  }
  return out + ".PP\n" + display(usage.footer);
}

}  // namespace

std::string manual_page(const Usage& program) {
  const std::string& name = program.name;
  std::string out = R"(.TH GONGWEN 1 "" ")" + name + ' ' + roff(GONGWEN_VERSION) + R"(" ")" +
                    tr("User Commands") + "\"\n" + section("NAME") + name + " \\- " +
                    tr("reads Chinese government documents as they are really found") + '\n';
  out += section("SYNOPSIS");
  out += R"(\fB)" + name + R"(\fR)" + roff(synopsis(program)) + '\n';
  out += section("DESCRIPTION") + prose(program.description) + '\n' + section("COMMANDS");
  for (const Usage& one : program.commands) out += command(name, one);
  out += section("OPTIONS");
  for (const Argument& one : program.arguments) out += argument(one);
  out += section("EXIT STATUS");
  for (const ExitStatus& one : exit_statuses) {
    out += std::string(".TP\n") + one.code + '\n' + prose(tr(one.meaning)) + '\n';
  }
  return out + section("EXAMPLES") + display(program.footer);
}

Command add_man(CLI::App& program) {
  CLI::App* command = program.add_subcommand("man", "Print the manual page");
  command->footer(examples);
  return {command, [&program] { return print_out(manual_page(usage_of(program))); }};
}

}  // namespace gongwen::cli
