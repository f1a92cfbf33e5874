#include "parse/zones/zones.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "parse/zones/confidence.hpp"
#include "parse/zones/zone_weights.hpp"

namespace gongwen::parse {
namespace {

using Scores = std::array<float, zone_count>;
using Matrix = std::array<Scores, zone_count>;

std::size_t index(Zone zone) {
  return static_cast<std::size_t>(zone);
}

constexpr Matrix make_steps() {
  Matrix steps{};
  for (std::size_t from = 0; from < zone_count; ++from) {
    for (std::size_t to = 0; to < zone_count; ++to) {
      steps[from][to] =
          weights::group_steps[static_cast<std::size_t>(weights::group_of(static_cast<Zone>(from)))]
                              [static_cast<std::size_t>(weights::group_of(static_cast<Zone>(to)))];
    }
  }
  for (const weights::Transition& t : weights::transitions) {
    steps[static_cast<std::size_t>(t.from)][static_cast<std::size_t>(t.to)] = t.weight;
  }
  return steps;
}

// weight_of[feature][zone]: emissions as a matrix.
constexpr auto make_emissions() {
  std::array<Scores, static_cast<std::size_t>(Feature::count)> out{};
  for (const weights::Emission& e : weights::emissions) {
    out[static_cast<std::size_t>(e.feature)][static_cast<std::size_t>(e.zone)] += e.weight;
  }
  return out;
}

constexpr Matrix transposed(const Matrix& matrix) {
  Matrix out{};
  for (std::size_t row = 0; row < zone_count; ++row) {
    for (std::size_t column = 0; column < zone_count; ++column) {
      out[column][row] = matrix[row][column];
    }
  }
  return out;
}

constexpr Matrix steps = make_steps();
constexpr Matrix steps_back = transposed(steps);
constexpr auto emissions = make_emissions();

Scores emit(const Line& line) {
  Scores scores{};
  for (const weights::Bias& bias : weights::biases) scores[index(bias.zone)] = bias.weight;
  for (std::size_t f = 0; f < line.features.size(); ++f) {
    if (!line.features.test(f)) continue;
    for (std::size_t z = 0; z < zone_count; ++z) scores[z] += emissions[f][z];
  }
  return scores;
}

constexpr float worst = std::numeric_limits<float>::lowest();

// Raises each score to `score` plus its step where that is more. Rows lie side by side, so that the
// compiler makes vector code of it: this is the inner loop of the search.
void raise(Scores& scores, float score, const Scores& step) {
  for (std::size_t z = 0; z < zone_count; ++z) scores[z] = std::max(scores[z], score + step[z]);
}

// Only differences count; keeping them small keeps floats exact in long texts.
void keep_small(Scores& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  for (float& score : scores) score -= most;
}

// The best score of any path that ends in each zone of the line behind, which emits `emitted`.
Scores forward(const Scores& best, const Scores& emitted) {
  Scores next;
  next.fill(worst);
  for (std::size_t from = 0; from < zone_count; ++from) raise(next, best[from], steps[from]);
  for (std::size_t z = 0; z < zone_count; ++z) next[z] += emitted[z];
  keep_small(next);
  return next;
}

// The best score of any path that begins behind the line above in each zone of that line.
Scores backward(const Scores& best, const Scores& emitted) {
  Scores above;
  above.fill(worst);
  for (std::size_t to = 0; to < zone_count; ++to) {
    raise(above, emitted[to] + best[to], steps_back[to]);
  }
  keep_small(above);
  return above;
}

Labelled choose(const Scores& before, const Scores& behind) {
  Scores total{};
  for (std::size_t z = 0; z < zone_count; ++z) total[z] = before[z] + behind[z];
  const auto first =
      static_cast<std::size_t>(std::max_element(total.begin(), total.end()) - total.begin());
  std::size_t second = first == 0 ? 1 : 0;
  for (std::size_t z = 0; z < zone_count; ++z) {
    if (z != first && total[z] > total[second]) second = z;
  }
  const float lead = total[first] - total[second];
  return {static_cast<Zone>(first), static_cast<Zone>(second), confidence_of(lead), lead};
}

// A page prints a headline and then the document with its own title: of several titles above one
// body the last is the document's. First-order steps cannot know that another title follows.
void settle_headlines(const std::vector<Line>& lines, std::vector<Labelled>& zones) {
  std::vector<std::size_t> head;  // title lines since the last body or tail
  std::size_t last_begin = 0;     // where in `head` the last title begins
  bool marked = false;            // an organ or number stands below the last title
  // 纪要 have organ and date between their number and their title (10.3).
  const auto heads_minutes = [](Zone zone) {
    return zone == Zone::signatory || zone == Zone::date;
  };
  const auto settle = [&] {
    for (std::size_t k = 0; k < last_begin; ++k) {
      zones[head[k]].zone = Zone::page_title;
      zones[head[k]].runner_up = Zone::title;
    }
    head.clear();
    last_begin = 0;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const weights::Group group = weights::group_of(zones[i].zone);
    if (zones[i].zone == Zone::title) {
      if (lines[i].has(Feature::title_begin)) last_begin = head.size();
      head.push_back(i);
    } else if (zones[i].zone == Zone::number || zones[i].zone == Zone::issuer) {
      marked = true;
      continue;
    } else if (group != weights::Group::page && group != weights::Group::head &&
               !(marked && heads_minutes(zones[i].zone))) {
      settle();
    }
    if (group == weights::Group::body || zones[i].zone == Zone::title) marked = false;
  }
  settle();
}

// A section that has nothing but names and numbers (四、联系方式) keeps them as its text.
void settle_contacts(const std::vector<Line>& lines, std::vector<Labelled>& zones) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (zones[i].zone != Zone::contact || zones[i - 1].zone != Zone::heading) continue;
    if (lines[i - 1].has(Feature::ends_sentence) || lines[i - 1].has(Feature::full)) continue;
    for (; i < lines.size() && zones[i].zone == Zone::contact; ++i) {
      zones[i].runner_up = Zone::contact;
      zones[i].zone = Zone::paragraph;
    }
  }
}

constexpr std::array<std::string_view, zone_count> names{
    "navigation", "page_title", "meta",       "copy_number", "classification",
    "urgency",    "issuer",     "number",     "approver",    "title",
    "passing",    "addressee",  "paragraph",  "heading",     "attachment",
    "contact",    "signatory",  "date",       "annotation",  "disclosure",
    "cc",         "printed",    "annex_mark", "related",     "disclaimer"};

}  // namespace

// What a line costs here, in bytes that others go through.
constexpr std::size_t line_cost = 64;

std::vector<Labelled> label_zones(const std::vector<Line>& lines, values::Watch* watch) {
  if (lines.empty()) return {};
  // Scores take 200 bytes a line, many times what a short line has. So a long text keeps those of
  // the first line of each block alone and makes the others again, block by block from its end.
  constexpr std::size_t block = 2048;  // lines; few documents have more: they are read once
  std::vector<Scores> first_of_block = {emit(lines.front())};
  Scores best = first_of_block.front();
  for (std::size_t i = 1; i <= (lines.size() - 1) / block * block; ++i) {
    values::poll(watch, line_cost);
    best = forward(best, emit(lines[i]));
    if (i % block == 0) first_of_block.push_back(best);
  }

  std::vector<Labelled> out(lines.size());
  std::vector<Scores> emitted;
  std::vector<Scores> before;
  Scores behind{};
  for (std::size_t b = first_of_block.size(); b-- > 0;) {
    const std::size_t begin = b * block;
    const std::size_t end = std::min(begin + block, lines.size());
    emitted.clear();
    before.assign(1, first_of_block[b]);
    values::poll(watch, (end - begin) * line_cost);
    for (std::size_t i = begin; i < end; ++i) emitted.push_back(emit(lines[i]));
    for (std::size_t i = begin + 1; i < end; ++i) {
      before.push_back(forward(before.back(), emitted[i - begin]));
    }
    for (std::size_t i = end; i-- > begin;) {
      out[i] = choose(before[i - begin], behind);
      behind = backward(behind, emitted[i - begin]);
    }
  }
  settle_headlines(lines, out);
  settle_contacts(lines, out);
  return out;
}

Part part_of(Zone zone) {
  switch (zone) {
    case Zone::navigation:
      return Part::navigation;
    case Zone::page_title:
      return Part::page_title;
    case Zone::meta:
      return Part::page_metadata;
    case Zone::copy_number:
      return Part::copy_number;
    case Zone::classification:
      return Part::classification;
    case Zone::urgency:
      return Part::urgency;
    case Zone::issuer:
      return Part::issuer;
    case Zone::number:
      return Part::number;
    case Zone::approver:
      return Part::approver;
    case Zone::title:
      return Part::title;
    case Zone::passing:
      return Part::passing_line;
    case Zone::addressee:
      return Part::addressee;
    case Zone::paragraph:
      return Part::paragraph;
    case Zone::heading:
      return Part::heading;
    case Zone::attachment:
      return Part::attachment;
    case Zone::contact:
      return Part::contact;
    case Zone::signatory:
      return Part::signatory;
    case Zone::date:
      return Part::date;
    case Zone::annotation:
      return Part::annotation;
    case Zone::disclosure:
      return Part::disclosure;
    case Zone::cc:
      return Part::cc;
    case Zone::printed:
      return Part::printed;
    case Zone::annex_mark:
      return Part::other;
    case Zone::related:
      return Part::related;
    case Zone::disclaimer:
      return Part::disclaimer;
    case Zone::count:
      break;
  }
  return Part::other;
}

std::string_view name(Zone zone) {
  return names[index(zone)];
}

}  // namespace gongwen::parse
