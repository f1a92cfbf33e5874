// gongwen batch: many files into one, on all cores, which can be resumed.
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <variant>
#include <vector>

#include "batch_output.hpp"
#include "batch_progress.hpp"
#include "batch_report.hpp"
#include "batch_rows.hpp"
#include "batch_window.hpp"
#include "batch_worker.hpp"
#include "commands.hpp"
#include "gongwen/gongwen.hpp"
#include "inputs.hpp"
#include "language.hpp"
#include "options.hpp"
#include "output.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen batch pages/ -o pages.jsonl               all files of a folder and its folders
  gongwen batch 'pages/**/*.html' -o pages.jsonl    a pattern, quoted from the shell
  find . -name '*.txt' -print0 | gongwen batch -0 - -o pages.jsonl
  gongwen batch pages/ -o pages.jsonl --resume      keeps what has not changed since
  gongwen batch pages/ -o pages.jsonl.zst --shard-rows 100000 --report pages.json
  gongwen batch pages/ -o - --rows | jq .title      flat rows, one a document

Each input is a line, in the order of the inputs: what gongwen parse prints, or
{"schema":"gongwen/1","source":{"name":...},"error":{"code":...,"message":...}}
with code not_found, not_permitted, is_directory, too_large, unsupported_format,
not_text, out_of_memory, time_limit, crashed or not_readable. Inputs are read in
processes of their own: one that ends its process is tried again alone, then set
aside.
With --rows each document is a line that has all columns; error is null, or says
why an input could not be read. A name that is no UTF-8 has its bytes as %B9.)";

// Rows that wait for their turn: enough to go on for a while beside one huge file.
constexpr std::size_t window_bytes = std::size_t{256} << 20;
// How long to wait for a row before looking at the clock and at signals.
constexpr std::chrono::milliseconds tick{100};
// What a kill may cost at most, beside the files in hand.
constexpr std::chrono::milliseconds between_flushes{200};
struct Arguments {
  Named inputs;
  std::string output;
  unsigned jobs = 0;  // 0: one for each core
  bool rows = false;
  bool resume = false;
  bool retry = false;
  bool follow_links = false;
  bool force = false;
  bool quiet = false;
  std::uint64_t shard_rows = 0;
  std::uint32_t time_limit = 600;             // seconds
  std::optional<std::uint32_t> memory_limit;  // MiB
  std::optional<std::string> errors;
  std::optional<std::string> report;
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
  // Who reads our output and goes away makes a write fail, which is told.
  signal(SIGPIPE, SIG_IGN);
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

// Of the machine's memory, what one input may take by default: the others are small beside it.
std::uint64_t most_memory() {
  const auto pages = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PAGE_SIZE)));
  return pages * page / 4 * 3;
}

WorkerSettings settings_of(const Arguments& arguments) {
  return {arguments.encoding,
          {arguments.rows, arguments.json},
          arguments.options.script,
          std::chrono::seconds(arguments.time_limit),
          arguments.memory_limit ? std::uint64_t{*arguments.memory_limit} << 20U : most_memory()};
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
        settings_(settings_of(arguments)),
        jobs_(jobs_for(arguments.jobs > 0 ? arguments.jobs : cores(), inputs.size())),
        window_(0, window_bytes, jobs_),
        reporter_(arguments.quiet) {
    progress_.total = inputs.size();
  }

  int run() {
    if (output_.left() > 0) {
      reporter_.say(say("rows of {0} inputs are there; those whose inputs hold the same are kept",
                        {std::to_string(output_.left())}));
    }
    std::vector<std::thread> makers;
    start(makers);
    if (makers.empty()) {
      report({arguments_.output, tr("the system starts no thread")});
      return exit_unwritten;
    }
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
    if (const auto unreported = write_reports()) {
      report(*unreported);
      return exit_unwritten;
    }
    if (!whole) {
      say_how_to_resume();
      return exit_signal + caught;
    }
    if (output_.unchanged()) {
      reporter_.say(say("{0} has the rows of all {1} inputs: nothing is left to do",
                        {shown(arguments_.output), std::to_string(inputs_.size())}));
    } else {
      for (const std::string& line : summary()) reporter_.say(line);
    }
    return tally_.unread > 0 ? exit_unread : exit_done;
  }

 private:
  // More than there are inputs would have nothing to do; more than the cores can feed, each with a
  // process, would only take memory; and each needs a few descriptors.
  static unsigned jobs_for(unsigned wanted, std::size_t inputs) {
    constexpr unsigned most_for_a_core = 16;
    constexpr rlim_t own_files = 24;  // of the run itself
    constexpr rlim_t files_of_a_job = 4;
    rlim_t most = std::min(wanted, most_for_a_core * cores());
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY) {
      const rlim_t left = files.rlim_cur > own_files ? files.rlim_cur - own_files : 0;
      most = std::clamp<rlim_t>(left / files_of_a_job, 1, most);
    }
    return static_cast<unsigned>(std::clamp<rlim_t>(inputs, 1, most));
  }

  // As many as the system starts.
  void start(std::vector<std::thread>& makers) {
    try {
      while (makers.size() < jobs_) makers.emplace_back([this] { make_rows(); });
    } catch (const std::system_error&) {
      for (std::size_t i = makers.size(); i < jobs_; ++i) window_.leave();
      jobs_ = static_cast<unsigned>(makers.size());
    }
  }

  void make_rows() {
    const RowForm form = settings_.form;
    const Find find = [this](const std::string& path, const std::string& content) {
      auto found = output_.find(path, content);
      const bool aside =
          found && output_.entry(*found).unread && is_set_aside(*output_.entry(*found).unread);
      return aside && arguments_.retry ? std::nullopt : found;
    };
    Worker worker(settings_, parser_, gate_, caught);
    const Make make = [&](const Input& input) { return worker.make(input); };
    while (caught == 0) {
      const std::size_t index = next_++;
      if (index >= inputs_.size()) break;
      std::optional<Row> row = read_row(inputs_[index], form, find, make);
      if (!row || !window_.put(index, std::move(*row))) break;
    }
    window_.leave();
  }

  std::optional<Failure> write_rows() {
    bool told = false;
    auto flush_at = std::chrono::steady_clock::now() + between_flushes;
    while (!window_.ended()) {
      if (std::optional<Row> row = window_.take(tick)) {
        if (auto failure = write_row(std::move(*row))) return failure;
      }
      if (const auto now = std::chrono::steady_clock::now(); now >= flush_at) {
        if (auto failure = output_.flush()) return failure;
        flush_at = now + between_flushes;
      }
      if (caught != 0 && !told) {
        reporter_.say(
            say("stopping when the files in hand are done, in {0} s at most; once more to "
                "stop at once",
                {std::to_string(longest_stop.count())}));
        told = true;
      }
      progress_.bytes = read_bytes_;
      progress_.seconds = seconds();
      reporter_.show(progress_);
    }
    return std::nullopt;
  }

  std::optional<Failure> write_row(Row row) {
    const Entry& entry = row.kept ? output_.entry(*row.kept) : row.entry;
    ++progress_.done;
    if (row.kept) ++progress_.before;
    if (!row.kept) read_bytes_ += entry.tally.bytes;
    tally_ += entry.tally;
    if (entry.unread) {
      errors_ += error_line(entry);
      if (is_set_aside(*entry.unread)) set_aside_.push_back(entry.path);
      if (!arguments_.errors) reporter_.say(shown(entry.path) + ": " + entry.unread->message);
    }
    return row.kept ? output_.keep(*row.kept) : output_.write(std::move(row.entry), row.lines);
  }

  [[nodiscard]] std::optional<Failure> write_reports() const {
    if (arguments_.errors) {
      if (auto failure = write_file(*arguments_.errors, errors_)) return failure;
    }
    if (!arguments_.report) return std::nullopt;
    return write_file(*arguments_.report,
                      report_json({progress_, tally_, seconds(), arguments_.output}));
  }

  // Nobody should have to find out, so it is said to the quiet, too.
  void say_how_to_resume() const {
    const std::string said =
        say(output_.resumable()
                ? "stopped with {0} of {1} inputs read; the same command with --resume goes on"
                : "{0} of {1} inputs were read",
            {std::to_string(progress_.done), std::to_string(progress_.total)});
    std::fprintf(stderr, "gongwen: %s\n", said.c_str());
  }

  [[nodiscard]] std::vector<std::string> summary() const {
    std::vector<std::string> out =
        report_lines({progress_, tally_, seconds(), arguments_.output}, jobs_, read_bytes_);
    if (!set_aside_.empty()) {
      std::string names;
      for (const std::string& path : set_aside_) names += (names.empty() ? "" : ", ") + shown(path);
      out.push_back(say("set aside: {0}; --resume --retry tries them again", {names}));
    }
    return out;
  }

  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  const Arguments& arguments_;
  const std::vector<std::string>& inputs_;
  BatchOutput& output_;
  Parser parser_;
  WorkerSettings settings_;
  Gate gate_;
  unsigned jobs_;
  std::atomic<std::size_t> next_ = 0;
  Window window_;
  ProgressReporter reporter_;
  Progress progress_;
  Tally tally_;
  std::uint64_t read_bytes_ = 0;  // by this run
  std::string errors_;            // lines of JSON
  std::vector<std::string> set_aside_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

// A form that this program does not write: it says who does.
std::optional<std::string> no_form(const std::string& path) {
  for (const char* end : {".parquet", ".csv"}) {
    if (path.ends_with(end)) {
      return say(
          "{0}: tables are written by the Python package: python -m gongwen batch INPUT -o {0}; "
          "here it is OUT.jsonl, OUT.jsonl.gz or OUT.jsonl.zst, with --rows for tables",
          {shown(path)});
    }
  }
  for (const char* end : {".xlsx", ".feather", ".arrow", ".sqlite", ".db", ".zip", ".xz", ".bz2"}) {
    if (path.ends_with(end)) {
      return say("{0}: its form is not written; name OUT.jsonl, OUT.jsonl.gz or OUT.jsonl.zst",
                 {shown(path)});
    }
  }
  return std::nullopt;
}

int refuse(const std::string& message, int code) {
  std::fprintf(stderr, "gongwen: %s\n", message.c_str());
  return code;
}

int run(const Arguments& arguments) {
  if (const auto message = no_form(arguments.output)) return refuse(*message, exit_usage);
  BatchOutput output({arguments.output, options_line(arguments), arguments.resume, arguments.force,
                      arguments.shard_rows});
  InputOptions options{true, true, output.own_files(), arguments.follow_links};
  for (const auto& path : {arguments.errors, arguments.report}) {
    if (path) options.exclude.push_back(*path);
  }
  auto found = find_inputs(arguments.inputs, options);
  if (const auto* failure = std::get_if<Failure>(&found)) {
    report(*failure);
    return exit_usage;
  }
  const auto& inputs = std::get<std::vector<std::string>>(found);
  for (const auto& path : {arguments.errors, arguments.report}) {
    const auto same = [&](const std::string& input) { return path && same_file(input, *path); };
    const auto input = std::find_if(inputs.begin(), inputs.end(), same);
    if (input == inputs.end()) continue;
    return refuse(say("{0} is an input, which the output would replace", {shown(*input)}),
                  exit_usage);
  }
  if (const auto refusal = output.open(inputs)) return refuse(refusal->message, refusal->code);
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
      ->add_option("INPUT", to.inputs.paths,
                   "Files, folders (all files below them but hidden ones) and quoted patterns (** "
                   "is any folders); - is a list of these on standard input, one a line")
      ->type_name("INPUT");
  add_lists(*command, to.inputs);
  command
      ->add_option("-o,--output", to.output,
                   "Where the rows go: OUT.jsonl, OUT.jsonl.gz or OUT.jsonl.zst; OUT.part until it "
                   "is whole, OUT.journal beside it for --resume; - is standard output")
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
                   "How many files are read at a time, at most 16 for each core; else one")
      ->check(CLI::Range(1U, 1024U).description(""))
      ->type_name("N");
  command->add_flag("--resume", to.resume,
                    "Keep the rows of a stopped or an earlier run whose inputs hold the same");
  command
      ->add_flag("--retry", to.retry,
                 "With --resume, also try again what was set aside: what ended its process")
      ->needs("--resume");
  command->add_flag("--follow-links", to.follow_links,
                    "Of a folder or pattern also read links to files outside of it");
  command
      ->add_option("--time-limit", to.time_limit,
                   "Seconds that one input may take (600 by default); 0: any")
      ->check(CLI::Range(0U, 1'000'000U).description(""))
      ->type_name("S");
  command
      ->add_option("--memory-limit", to.memory_limit,
                   "MiB of memory that one input may take; by default three quarters of the "
                   "machine's; 0: any")
      ->check(CLI::Range(0U, 1U << 30U).description(""))
      ->type_name("MIB");
  command->add_flag("--force", to.force,
                    "Replace OUT if it is there, and unless resumed what a stopped run has left");
  command->add_flag("-q,--quiet", to.quiet, "Say nothing but why a run ends early");
  command
      ->add_option("--shard-rows", to.shard_rows,
                   "Rows of a file: OUT-00000.jsonl, OUT-00001.jsonl and so on")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 40U).description(""))
      ->type_name("N");
  command
      ->add_option("--errors", to.errors,
                   "Where what cannot be read is told, an object a line; else standard error")
      ->type_name("OUT");
  command->add_option("--report", to.report, "Where the statistics are written as JSON")
      ->type_name("OUT");
  add_encoding(*command, to.encoding);
  add_script(*command, to.options.script);
  command->callback([arguments] {
    if (arguments->inputs.paths.empty() && arguments->inputs.lists.empty()) {
      throw CLI::RequiredError("INPUT");
    }
  });
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
