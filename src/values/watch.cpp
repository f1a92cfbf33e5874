#include "values/watch.hpp"

#include <algorithm>

namespace gongwen {

Stopped::Stopped(Reason reason)
    : std::runtime_error(reason == Reason::time
                             ? "gongwen: reading took longer than limits.time allows"
                             : "gongwen: reading was ended by options.stop"),
      reason_(reason) {}

Stopped::~Stopped() = default;

namespace values {
namespace {

constexpr std::chrono::milliseconds report_every{50};

}  // namespace

Watch::Watch(const Options& options, std::span<const std::string> stages)
    : options_(options),
      stages_(stages),
      watched_(options.limits.time.count() > 0 || options.stop.stop_possible() ||
               options.progress != nullptr) {
  if (!watched_) return;
  const Clock::time_point now = Clock::now();
  next_report_ = now + report_every;
  // A limit that the clock cannot hold is none.
  const auto room = std::chrono::floor<std::chrono::milliseconds>(Clock::time_point::max() - now);
  const std::chrono::milliseconds time = options.limits.time;
  if (time.count() > 0 && time < room) end_ = now + time;
  look();
}

void Watch::enter(std::string_view stage) {
  if (!watched_) return;
  const auto found = std::find(stages_.begin(), stages_.end(), stage);
  if (found != stages_.end()) stage_ = static_cast<std::size_t>(found - stages_.begin());
  look();
}

void Watch::look() {
  gone_ = 0;
  if (!watched_) return;
  ++looks_;
  if (options_.stop.stop_requested()) throw Stopped(Stopped::Reason::requested);
  const Clock::time_point now = Clock::now();
  if (now >= end_) throw Stopped(Stopped::Reason::time);
  if (options_.progress == nullptr || now < next_report_) return;
  options_.progress({stages_[stage_], stage_, stages_.size()});
  next_report_ = Clock::now() + report_every;
}

}  // namespace values
}  // namespace gongwen
