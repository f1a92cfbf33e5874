#include "parse/body/outline.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "parse/weights.hpp"

namespace gongwen::parse {
namespace {

constexpr std::size_t depth_limit = 12;  // GB/T 9704 knows four levels, laws have up to seven

// Forms are ranked as their enumerators stand: parts of a law, then 一、 （一） 1. （1） ①.
using Form = scan::LabelForm;
constexpr std::size_t form_count = scan::label_forms;

std::size_t rank_of(Form form) {
  // 1.1 stands below 1, with a mark or without.
  if (form == Form::decimal) return static_cast<std::size_t>(Form::arabic_bare);
  if (form == Form::arabic_bare) return static_cast<std::size_t>(Form::decimal);
  return static_cast<std::size_t>(form);
}

// Forms that writers mix within one list: `1.` and `1、`, `（1）` and `1）`.
bool same_list(Form a, Form b) {
  const auto group = [](Form form) {
    switch (form) {
      case Form::arabic_comma:
        return Form::arabic_dot;
      case Form::arabic_half_paren:
        return Form::arabic_paren;
      default:
        return form;
    }
  };
  return group(a) == group(b);
}

// An open list: the form that numbers it and the last ordinal seen.
struct OpenList {
  Form form = Form::han_comma;
  std::int32_t last = 0;
  bool operator==(const OpenList&) const = default;
};

// A reading of the labels so far.
struct Reading {
  std::array<OpenList, depth_limit> open{};
  std::uint8_t depth = 0;
  std::array<std::int32_t, form_count> last{};  // last ordinal of each form, 0: none yet
  float cost = 0;
  Placement placement;     // of the label that led here
  std::int32_t step = -1;  // index of the step that led to it, then of its own
};

// What is kept of a reading, to go back from the best one. A few for each label of a text, so
// small.
struct Step {
  std::int32_t previous = -1;
  std::int32_t expected = 0;
  std::uint8_t level = 0;
  bool fault = false;
};

bool same_future(const Reading& a, const Reading& b) {
  return a.depth == b.depth && a.last == b.last &&
         std::equal(a.open.begin(), a.open.begin() + a.depth, b.open.begin());
}

float ordinal_fault(int last, const Candidate& candidate) {
  const int ordinal = candidate.ordinal;
  if (ordinal == last + 1 || (ordinal == last && candidate.sub_ordinal > 0)) return 0;
  if (ordinal == last) return outline_cost::doubled;
  if (ordinal == 1) return outline_cost::restarted;
  if (ordinal > last && ordinal <= last + outline_cost::small_gap) return outline_cost::gap;
  return outline_cost::wild;
}

class Solver {
 public:
  Solver(const std::vector<Candidate>& candidates, std::size_t max_depth, bool piece)
      : candidates_(candidates), max_depth_(std::min(max_depth, depth_limit)), piece_(piece) {
    beam_.emplace_back();
  }

  std::vector<Placement> run(values::Watch* watch) {
    constexpr std::size_t cost = 128;  // of a label, in bytes that others go through
    for (const Candidate& candidate : candidates_) {
      values::poll(watch, cost);
      advance(candidate);
    }
    std::vector<Placement> out(candidates_.size());
    std::int32_t step = beam_.empty() ? -1 : beam_.front().step;
    for (std::size_t i = out.size(); i-- > 0 && step >= 0;) {
      const Step& taken = steps_[static_cast<std::size_t>(step)];
      out[i] = {taken.level, taken.fault, taken.expected};
      step = taken.previous;
    }
    return out;
  }

 private:
  void advance(const Candidate& candidate) {
    next_.clear();
    for (const Reading& reading : beam_) {
      continue_lists(reading, candidate);
      open_list(reading, candidate);
      new_root(reading, candidate);
      add(reading, candidate.unlabelled, {});
    }
    order_.resize(next_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return next_[a].cost < next_[b].cost; });
    beam_.clear();
    for (const std::size_t i : order_) {
      const Reading& reading = next_[i];
      if (beam_.size() == outline_cost::beam_width) break;
      const bool known = std::any_of(beam_.begin(), beam_.end(), [&](const Reading& other) {
        return same_future(reading, other);
      });
      if (known) continue;
      const Placement& placement = reading.placement;
      steps_.push_back({reading.step, placement.expected,
                        static_cast<std::uint8_t>(placement.level), placement.fault});
      beam_.push_back(reading);
      beam_.back().step = static_cast<std::int32_t>(steps_.size()) - 1;
    }
  }

  void add(const Reading& reading, float cost, Placement placement) {
    next_.push_back(reading);
    next_.back().cost += cost;
    next_.back().placement = placement;
  }

  static void set_top(Reading& reading, const Candidate& candidate) {
    reading.open[reading.depth - 1U] = {candidate.form, candidate.ordinal};
    reading.last[rank_of(candidate.form)] = candidate.ordinal;
  }

  void continue_lists(const Reading& reading, const Candidate& candidate) {
    for (std::uint8_t at = 0; at < reading.depth; ++at) {
      const OpenList& list = reading.open[at];
      if (!same_list(list.form, candidate.form)) continue;
      const float other_mark = list.form == candidate.form ? 0 : outline_cost::other_mark;
      const float fault = ordinal_fault(list.last, candidate);
      Reading next = reading;
      next.depth = static_cast<std::uint8_t>(at + 1);
      set_top(next, candidate);
      add(next, fault + other_mark + candidate.doubt, {at + 1, fault > 0, list.last + 1});
    }
  }

  void open_list(const Reading& reading, const Candidate& candidate) {
    if (reading.depth >= max_depth_) return;
    for (std::uint8_t at = 0; at < reading.depth; ++at) {
      if (reading.open[at].form == candidate.form) return;
    }
    float cost = reading.depth == 0 ? 0 : outline_cost::open;
    bool fault = false;
    if (reading.depth > 0 &&
        rank_of(reading.open[reading.depth - 1U].form) > rank_of(candidate.form)) {
      cost += outline_cost::inverted;
    }
    const bool begins_piece = piece_ && reading.depth == 0;
    if (candidate.ordinal != 1 && !begins_piece) {
      const int seen = reading.last[rank_of(candidate.form)];
      if (seen > 0 && candidate.ordinal == seen + 1) {
        cost += outline_cost::runs_on;
      } else {
        cost += outline_cost::open_late;
        fault = true;
      }
    }
    Reading next = reading;
    ++next.depth;
    set_top(next, candidate);
    const int expected = begins_piece ? candidate.ordinal : 1;
    add(next, cost + candidate.doubt, {next.depth, fault, expected});
  }

  // A style that ranks above all that is open begins the outermost list anew.
  void new_root(const Reading& reading, const Candidate& candidate) {
    if (reading.depth == 0) return;
    if (same_list(reading.open[0].form, candidate.form)) return;
    Reading next = reading;
    next.depth = 1;
    set_top(next, candidate);
    const bool fault = candidate.ordinal != 1;
    const float rank =
        rank_of(candidate.form) < rank_of(reading.open[0].form) ? 0 : outline_cost::inverted;
    add(next,
        outline_cost::new_root + rank + (fault ? outline_cost::open_late : 0) + candidate.doubt,
        {1, fault, 1});
  }

  const std::vector<Candidate>& candidates_;
  std::size_t max_depth_;
  bool piece_;
  std::vector<Reading> beam_;
  std::vector<Reading> next_;
  std::vector<std::size_t> order_;  // of next_, the cheapest first
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Placement> outline(const std::vector<Candidate>& candidates, std::size_t max_depth,
                               bool piece, values::Watch* watch) {
  return Solver(candidates, std::max<std::size_t>(max_depth, 1), piece).run(watch);
}

}  // namespace gongwen::parse
