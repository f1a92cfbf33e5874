// gongwen batch: many files into one, on all cores, which can be resumed.
#include <sched.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "batch_inputs.hpp"
#include "batch_output.hpp"
#include "batch_progress.hpp"
#include "batch_rows.hpp"
#include "batch_window.hpp"
#include "commands.hpp"
#include "gongwen/gongwen.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen batch pages/ -o pages.jsonl               all files of a folder and its folders
  gongwen batch 'pages/**/*.html' -o pages.jsonl    a pattern, quoted from the shell
  find . -name '*.txt' -print0 | gongwen batch -0 - -o pages.jsonl
  gongwen batch pages/ -o pages.jsonl --resume      goes on where a run was stopped
  gongwen batch pages/ -o - --rows | jq .title      flat rows, one a document

Each input is a line, in the order of the inputs: what gongwen parse prints, or
{"schema":"gongwen/1","source":{"name":...},"error":{"code":...,"message":...}}
with code not_found, not_permitted, is_directory, out_of_memory or not_readable.
With --rows each document is a line, and an input that cannot be read is
{"name":...,"error":...}.)";

// Rows that wait for their turn: enough to go on for a while beside one huge file.
constexpr std::size_t window_bytes = std::size_t{256} << 20;
// How long to wait for a row before looking at the clock and at signals.
constexpr std::chrono::milliseconds tick{100};
// What a kill may cost at most, beside the files in hand.
constexpr std::chrono::milliseconds between_flushes{200};
// Failures that are said one by one; the output has them all.
constexpr std::uint64_t failures_said = 10;

struct Arguments {
  std::vector<std::string> inputs;
  std::string output;
  unsigned jobs = 0;  // 0: one for each core
  bool rows = false;
  bool resume = false;
  bool force = false;
  bool nul = false;
  bool quiet = false;
  std::optional<std::string> encoding;
  JsonOptions json;
  Options options;
};

std::atomic<int> caught{0};
extern "C" void on_signal(int signal) {
  caught = signal;
}

// The first signal ends the run in order, a second one at once.
void watch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  // A file that is just being read is read to its end.
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);  // as nohup asks
  }
}

// The cores that this process may use.
unsigned cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0) return static_cast<unsigned>(CPU_COUNT(&set));
  return std::max(1U, std::thread::hardware_concurrency());
}

// All that the rows depend on beside their inputs.
std::string options_line(const Arguments& arguments) {
  const auto number = [](auto value) { return std::to_string(static_cast<int>(value)); };
  std::string out = std::string("gongwen ") + GONGWEN_VERSION;
  if (arguments.rows) out += " --rows";
  if (arguments.json.text) out += " --with text";
  if (arguments.json.segments) out += " --with segments";
  if (arguments.encoding) out += " --encoding " + *arguments.encoding;
  const ScriptOptions& script = arguments.options.script;
  static constexpr const char* when[] = {"auto", "off", "on"};
  return out + " --script " + when[static_cast<int>(script.simplify)] + " --traditional " +
         number(script.traditional);
}

class Batch {
 public:
  Batch(const Arguments& arguments, const std::vector<std::string>& inputs, BatchOutput& output)
      : arguments_(arguments),
        inputs_(inputs),
        output_(output),
        parser_(arguments.options),
        jobs_(arguments.jobs > 0 ? arguments.jobs : cores()),
        next_(output.done()),
        window_(output.done(), window_bytes, jobs_),
        reporter_(arguments.quiet) {
    progress_.total = inputs.size();
    progress_.done = progress_.before = output.done();
  }

  int run() {
    if (progress_.before > 0) {
      reporter_.say("going on behind the " + std::to_string(progress_.before) + " of " +
                    std::to_string(progress_.total) + " inputs that are done");
      if (const Changed& changed = output_.changed(); changed.inputs > 0) {
        reporter_.say(std::to_string(changed.inputs) + " of them changed since, " +
                      printable(changed.first) +
                      " for one: their rows are of what they held; --force without --resume "
                      "begins anew");
      }
    }
    std::vector<std::thread> makers;
    for (unsigned i = 0; i < jobs_; ++i) makers.emplace_back([this] { make_rows(); });
    std::optional<Failure> failure = write_rows();
    if (failure) window_.close();
    for (std::thread& maker : makers) maker.join();
    const bool whole = progress_.done == progress_.total;
    if (!failure) failure = whole ? output_.finish() : output_.flush();
    reporter_.clear();
    if (failure) {
      report(*failure);
      say_how_to_resume();
      return exit_unwritten;
    }
    if (!whole) {
      say_how_to_resume();
      return exit_signal + caught;
    }
    reporter_.say(summary());
    return output_.failed() + tally_.unread > 0 ? exit_unread : exit_done;
  }

 private:
  void make_rows() {
    const RowForm form{arguments_.rows, arguments_.json};
    while (caught == 0) {
      const std::size_t index = next_++;
      if (index >= inputs_.size()) break;
      if (!window_.put(index, read_row(parser_, inputs_[index], arguments_.encoding, form))) break;
    }
    window_.leave();
  }

  std::optional<Failure> write_rows() {
    bool told = false;
    auto flush_at = std::chrono::steady_clock::now() + between_flushes;
    while (!window_.ended()) {
      if (const std::optional<Row> row = window_.take(tick)) {
        if (auto failure = output_.write(row->lines)) return failure;
        ++progress_.done;
        tally_ += row->tally;
        if (row->failure && tally_.unread <= failures_said) say(*row->failure);
      }
      if (const auto now = std::chrono::steady_clock::now(); now >= flush_at) {
        if (auto failure = output_.flush()) return failure;
        flush_at = now + between_flushes;
      }
      if (caught != 0 && !told) {
        reporter_.say("stopping when the files in hand are done; once more to stop at once");
        told = true;
      }
      progress_.bytes = tally_.bytes;
      progress_.seconds = seconds();
      reporter_.show(progress_);
    }
    return std::nullopt;
  }

  void say(const Failure& failure) {
    reporter_.say(failure.what + ": " + failure.reason);
    if (tally_.unread == failures_said) {
      reporter_.say("further inputs that cannot be read are told in the output only");
    }
  }

  // Nobody should have to find out, so it is said to the quiet, too.
  void say_how_to_resume() const {
    if (!output_.resumable()) {
      std::fprintf(stderr, "gongwen: %llu of %llu inputs were read\n", number(progress_.done),
                   number(progress_.total));
      return;
    }
    std::fprintf(stderr,
                 "gongwen: stopped with %llu of %llu inputs read; the same command with --resume "
                 "goes on\n",
                 number(progress_.done), number(progress_.total));
  }

  [[nodiscard]] std::string summary() const {
    const std::uint64_t read = progress_.done - progress_.before;
    std::string out = std::to_string(read) + (read == 1 ? " file" : " files");
    if (progress_.before > 0) out += " after " + std::to_string(progress_.before) + " earlier";
    out += ", " + std::to_string(tally_.unread + output_.failed()) + " not readable; " +
           std::to_string(tally_.documents) +
           (tally_.documents == 1 ? " document, " : " documents, ") +
           std::to_string(tally_.without_document) + " files without; " +
           std::to_string(tally_.repairs) + " repairs; ";
    std::array<char, 64> size{};
    std::snprintf(size.data(), size.size(), "%.1f MB in %.1f s, ",
                  static_cast<double>(tally_.bytes) / 1e6, seconds());
    return out + size.data() + rate(tally_.bytes, seconds()) + " by " + std::to_string(jobs_) +
           (jobs_ == 1 ? " job" : " jobs");
  }

  static unsigned long long number(std::uint64_t value) { return value; }
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  const Arguments& arguments_;
  const std::vector<std::string>& inputs_;
  BatchOutput& output_;
  Parser parser_;
  unsigned jobs_;
  std::atomic<std::size_t> next_;
  Window window_;
  ProgressReporter reporter_;
  Progress progress_;
  Tally tally_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

int run(const Arguments& arguments) {
  BatchOutput output({arguments.output, options_line(arguments), arguments.rows, arguments.resume,
                      arguments.force});
  auto found = find_inputs(arguments.inputs, {arguments.nul ? '\0' : '\n', output.own_files()});
  if (const auto* failure = std::get_if<Failure>(&found)) {
    report(*failure);
    return exit_usage;
  }
  const auto& inputs = std::get<std::vector<std::string>>(found);
  if (const auto refusal = output.open(inputs)) {
    std::fprintf(stderr, "gongwen: %s\n", refusal->message.c_str());
    return refusal->code;
  }
  if (output.complete()) {
    if (!arguments.quiet) {
      std::fprintf(stderr, "gongwen: %s has the rows of all %zu inputs: nothing is left to do\n",
                   arguments.output.c_str(), inputs.size());
    }
    return output.failed() > 0 ? exit_unread : exit_done;
  }
  watch_signals();
  return Batch(arguments, inputs, output).run();
}

}  // namespace

Command add_batch(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  Arguments& to = *arguments;
  CLI::App* command =
      program.add_subcommand("batch", "Read many files into one, on all cores; can be resumed");
  command->footer(examples);
  command
      ->add_option("INPUT", to.inputs,
                   "Files, folders (all files below them but hidden ones) and quoted patterns (** "
                   "is any folders); - is a list of files on standard input, one a line")
      ->required()
      ->type_name("INPUT");
  command
      ->add_option("-o,--output", to.output,
                   "Where the rows go; it is OUT.part until it is whole; - is standard output")
      ->required()
      ->type_name("OUT");
  CLI::Option* with = add_with(*command, to.json);
  command
      ->add_flag("--rows", to.rows,
                 "Flat rows for tables, one a document, with the columns of gongwen.schema() in "
                 "Python; not with --with")
      ->excludes(with);
  command
      ->add_option("-j,--jobs", to.jobs,
                   "How many files are read at a time; else one for each core")
      ->check(CLI::Range(1U, 1024U).description(""))
      ->type_name("N");
  command->add_flag("--resume", to.resume, "Go on behind the rows that a stopped run has left");
  command->add_flag("--force", to.force,
                    "Replace OUT if it is there, and unless resumed what a stopped run has left");
  command->add_flag("-0,--null", to.nul, "The list on standard input has NUL behind each file");
  command->add_flag("-q,--quiet", to.quiet, "Say nothing but why a run ends early");
  add_encoding(*command, to.encoding);
  add_script(*command, to.options.script);
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
