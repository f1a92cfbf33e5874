// The subcommands: each adds its arguments to the program and says what to do with them.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace gongwen::cli {

// Exit codes; `exit_statuses` in usage.hpp says them to people. A signal adds its number to the
// last.
enum : int {
  exit_done = 0,
  exit_unread = 1,
  exit_usage = 2,
  exit_unwritten = 3,
  exit_signal = 128
};

struct Command {
  const CLI::App* app;       // its arguments; tells whether it was called
  std::function<int()> run;  // once all arguments are understood; gives the exit code
};

Command add_parse(CLI::App& program);
Command add_batch(CLI::App& program);
Command add_view(CLI::App& program);
Command add_clean(CLI::App& program);
Command add_inspect(CLI::App& program);
Command add_explain_diagnostic(CLI::App& program);
Command add_completions(CLI::App& program);
Command add_man(CLI::App& program);
Command add_help(CLI::App& program);

}  // namespace gongwen::cli
