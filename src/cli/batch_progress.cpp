#include "batch_progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace gongwen::cli {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds between_bars{200};      // smooth to the eye, nothing to the machine
constexpr milliseconds between_lines{10'000};  // a log of an hour stays readable
constexpr std::size_t usual_columns = 80;
constexpr std::size_t smallest_bar = 10;
constexpr std::size_t largest_bar = 40;
constexpr double megabyte = 1e6;

template <typename... Values>
std::string format(const char* pattern, Values... values) {
  std::array<char, 96> buffer;
  std::snprintf(buffer.data(), buffer.size(), pattern, values...);
  return buffer.data();
}

// Files that this run does in a second; 0 before anything is known.
double speed(const Progress& progress) {
  const auto done = static_cast<double>(progress.done - progress.before);
  return progress.seconds > 0 ? done / progress.seconds : 0;
}

std::string files_per_second(double files) {
  return format(files < 10 ? "%.1f files/s" : "%.0f files/s", files);
}

std::string left(const Progress& progress) {
  const double files = speed(progress);
  if (files <= 0) return "?:??";
  return clock_time(static_cast<double>(progress.total - progress.done) / files);
}

std::size_t columns_of_terminal() {
  winsize size{};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : usual_columns;
}

}  // namespace

std::string clock_time(double seconds) {
  const auto whole = static_cast<unsigned long>(std::lround(std::max(seconds, 0.0)));
  const unsigned long hours = whole / 3600;
  const unsigned long minutes = whole / 60 % 60;
  return hours > 0 ? format("%lu:%02lu:%02lu", hours, minutes, whole % 60)
                   : format("%lu:%02lu", minutes, whole % 60);
}

std::string rate(std::uint64_t bytes, double seconds) {
  return format("%.1f MB/s", seconds > 0 ? static_cast<double>(bytes) / megabyte / seconds : 0.0);
}

std::string progress_line(const Progress& progress) {
  return std::to_string(progress.done) + " of " + std::to_string(progress.total) + " files, " +
         files_per_second(speed(progress)) + ", " + rate(progress.bytes, progress.seconds) +
         ", about " + left(progress) + " left";
}

std::string progress_bar(const Progress& progress, std::size_t columns) {
  const double share =
      progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
                         : 1;
  const std::string total = std::to_string(progress.total);
  std::string count = std::to_string(progress.done);
  count.insert(0, total.size() - std::min(total.size(), count.size()), ' ');
  // Rounded down: what says 100 % is done.
  std::string out = count + '/' + total + format(" %3.0f%%", std::floor(share * 100));
  const std::string behind = "  " + files_per_second(speed(progress)) + "  " +
                             rate(progress.bytes, progress.seconds) + "  " + left(progress) +
                             " left";
  const std::size_t frame = out.size() + behind.size() + 4;  // blanks and brackets
  if (columns >= frame + smallest_bar) {
    const std::size_t width = std::min(columns - frame, largest_bar);
    const auto full = static_cast<std::size_t>(share * static_cast<double>(width));
    out += " [" + std::string(full, '=') + std::string(width - full, ' ') + ']';
  }
  out += behind;
  return out.substr(0, columns > 0 ? columns - 1 : 0);
}

ProgressReporter::ProgressReporter(bool quiet) : quiet_(quiet) {
  const char* term = std::getenv("TERM");
  terminal_ = isatty(STDERR_FILENO) == 1 && (term == nullptr || std::strcmp(term, "dumb") != 0);
  next_ = Clock::now() + (terminal_ ? between_bars : between_lines);
}

void ProgressReporter::show(const Progress& progress) {
  if (quiet_ || Clock::now() < next_) return;
  next_ = Clock::now() + (terminal_ ? between_bars : between_lines);
  if (terminal_) {
    std::fprintf(stderr, "\r%s\x1b[K", progress_bar(progress, columns_of_terminal()).c_str());
    drawn_ = true;
  } else {
    std::fprintf(stderr, "gongwen: %s\n", progress_line(progress).c_str());
  }
}

void ProgressReporter::say(const std::string& line) {
  if (quiet_) return;
  clear();
  std::fprintf(stderr, "gongwen: %s\n", line.c_str());
}

void ProgressReporter::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace gongwen::cli
