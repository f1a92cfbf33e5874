#include "parse/parse.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "parse/body/tables.hpp"
#include "parse/documents/compose.hpp"
#include "parse/documents/drafts.hpp"
#include "parse/fields/fields.hpp"
#include "parse/lines/lines.hpp"
#include "parse/page/page.hpp"
#include "parse/weights.hpp"
#include "parse/zones/settle.hpp"
#include "parse/zones/zones.hpp"
#include "scan/utf8.hpp"
#include "values/decimal.hpp"
#include "values/diagnostic_codes.hpp"
#include "values/diagnostic_limit.hpp"

namespace gongwen::parse {
namespace {

// Everything between lines and documents, for one text.
struct State {
  std::vector<Line> lines;
  std::vector<Span> page_numbers;
  std::vector<Labelled> zones;
  std::vector<Draft> drafts;
  std::vector<std::optional<int>> document_of;  // index of its document, for each line
  std::vector<Part> parts;                      // for each line
};

// Composes the drafts into the tree of documents, numbering them in reading order.
class Tree {
 public:
  Tree(Result& result, State& state, const PageDocument& page, const Marks& marks,
       const Limits& limits, values::Watch* watch)
      : result_(result),
        state_(state),
        page_(page),
        marks_(marks),
        limits_(limits),
        watch_(watch),
        children_(state.drafts.size()),
        position_(state.drafts.size()) {
    for (std::size_t i = 0; i < state.drafts.size(); ++i) {
      if (state.drafts[i].parent) children_[*state.drafts[i].parent].push_back(i);
    }
  }

  void build() {
    for (std::size_t i = 0; i < state_.drafts.size(); ++i) {
      if (state_.drafts[i].parent) continue;
      position_[i] = static_cast<int>(result_.documents.size());
      result_.documents.push_back(document(i, std::nullopt));
    }
  }

 private:
  Document document(std::size_t i, std::optional<int> covering_year) {
    const Draft& draft = state_.drafts[i];
    const int index = count_++;
    const bool on_page = index == 0;  // metadata speaks of the first document of a page
    Composed composed = compose(result_.text, state_.lines, state_.zones, draft,
                                on_page ? &page_ : nullptr, limits_.nesting, covering_year, watch_);
    for (const std::size_t line : draft.lines) {
      state_.document_of[line] = index;
      const Zone zone = state_.zones[line].zone;
      state_.parts[line] = zone == Zone::heading ? Part::paragraph : part_of(zone);
      const bool row = state_.lines[line].has(Feature::table_row);
      if (row && state_.parts[line] == Part::paragraph) state_.parts[line] = Part::table;
    }
    for (const std::size_t line : composed.section_lines) state_.parts[line] = Part::heading;
    for (const std::size_t line : composed.closing_lines) state_.parts[line] = Part::closing;
    std::move(composed.diagnostics.begin(), composed.diagnostics.end(),
              std::back_inserter(result_.diagnostics));
    Document out = std::move(composed.document);
    fields::add_urls(result_.text, marks_.links, out.attachments);
    add_tables(result_.text, state_.lines, draft.lines, marks_.cells, out);
    if (draft.duplicate_of) out.duplicate_of = position_[*draft.duplicate_of];
    std::optional<int> year = covering_year;
    if (out.number && out.number->year) year = out.number->year;
    if (out.date && out.date->year > 0) year = out.date->year;
    for (const std::size_t child : children_[i]) {
      // What is forwarded may be older.
      const bool own = state_.drafts[child].role != DocumentRole::forwarded;
      out.enclosed.push_back(document(child, own ? year : std::nullopt));
      out.span.begin = std::min(out.span.begin, out.enclosed.back().span.begin);
      out.span.end = std::max(out.span.end, out.enclosed.back().span.end);
    }
    return out;
  }

  Result& result_;
  State& state_;
  const PageDocument& page_;
  const Marks& marks_;
  const Limits& limits_;
  values::Watch* watch_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<int> position_;
  int count_ = 0;
};

// Covers the text with segments: a line is one, what is blank between lines another, a page number
// a third.
std::vector<Segment> segments(const Result& result, const State& state, values::Watch* watch) {
  std::vector<Segment> out;
  out.reserve(state.lines.size() + state.page_numbers.size());
  std::uint32_t done = 0;
  const auto blank_until = [&](std::uint32_t end) {
    if (end > done) out.push_back({Part::blank, std::nullopt, {done, end}, 1, Part::other});
    done = std::max(done, end);
  };
  auto page_number = state.page_numbers.begin();
  const auto page_numbers_until = [&](std::uint32_t end) {
    for (; page_number != state.page_numbers.end() && page_number->begin < end; ++page_number) {
      blank_until(page_number->begin);
      out.push_back({Part::footer, std::nullopt, *page_number, 1, Part::other});
      done = page_number->end;
    }
  };
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    const Line& line = state.lines[i];
    values::poll(watch, line.full.size());
    page_numbers_until(line.full.begin);
    blank_until(line.full.begin);
    const Labelled& label = state.zones[i];
    out.push_back({state.parts[i], state.document_of[i], line.full, label.confidence,
                   part_of(label.runner_up)});
    done = line.full.end;
  }
  const auto end = static_cast<std::uint32_t>(result.text.size());
  page_numbers_until(end);
  blank_until(end);
  return out;
}

bool is_diagnosed(const Result& result, std::string_view code) {
  return std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code; });
}

// Why a page holds no document.
std::string_view why_none(const State& state) {
  if (state.lines.empty()) return "the input holds no text";
  const bool reports = std::any_of(state.lines.begin(), state.lines.end(),
                                   [](const Line& line) { return line.has(Feature::reports); });
  if (reports) return "the text reports on a document and does not print one: a news item";
  const bool bars = std::all_of(state.zones.begin(), state.zones.end(), [](const Labelled& label) {
    return label.zone == Zone::navigation || label.zone == Zone::meta ||
           label.zone == Zone::related || label.zone == Zone::disclaimer;
  });
  if (bars) return "the page has nothing but bars and links";
  return "nothing in the text has the head, the readers, the numbered sections or the signature of "
         "a document";
}

// As the contract names the part; the line above an annex is no part of its own there.
std::string_view part_name(Zone zone) {
  return zone == Zone::annex_mark ? name(zone) : name(part_of(zone));
}

void diagnose(Result& result, const State& state) {
  const bool unrecoverable = is_diagnosed(result, "unrecoverable");
  if (result.documents.empty() && !unrecoverable) {
    result.diagnostics.push_back(
        values::diagnostic(values::Code::no_document, {why_none(state)}, std::nullopt));
  }
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    const Labelled& label = state.zones[i];
    if (label.confidence >= doubtful_part || !state.document_of[i]) continue;
    result.diagnostics.push_back(values::diagnostic(
        values::Code::doubtful_part, {part_name(label.zone), part_name(label.runner_up)},
        state.lines[i].span));
  }
}

// A metadata label may have its value on a line of its own below it: 时效性： / 有效.
void adopt_values(std::string_view text, State& state) {
  for (std::size_t i = 1; i < state.lines.size(); ++i) {
    if (state.zones[i - 1].zone != Zone::meta || state.zones[i].zone == Zone::meta) continue;
    const Line& line = state.lines[i];
    if (!line.has(Feature::brief) || line.labelled() || line.has(Feature::organs) ||
        line.has(Feature::title_begin) || line.has(Feature::number) ||
        line.has(Feature::addressees)) {
      continue;
    }
    const std::vector<PageEntry> entries = page_entries(text, state.lines[i - 1].span);
    if (entries.empty() || !entries.back().value.empty()) continue;
    state.zones[i].runner_up = state.zones[i].zone;
    state.zones[i].zone = Zone::meta;
  }
}

// What is known to be body text has paragraphs and numbered ones, whatever else they look like.
void all_is_body(State& state) {
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    Labelled& label = state.zones[i];
    const Zone zone = state.lines[i].labelled() ? Zone::heading : Zone::paragraph;
    if (label.zone != zone) label = {zone, label.zone, 1, label.lead};
  }
}

std::vector<Draft> one_draft(const State& state) {
  if (state.lines.empty()) return {};
  Draft draft;
  draft.piece = true;
  for (std::size_t i = 0; i < state.lines.size(); ++i) draft.lines.push_back(i);
  return {std::move(draft)};
}

// On a page without a document the line above the first metadata is its headline.
void headline_of_news(State& state) {
  for (std::size_t i = 0; i + 1 < state.lines.size(); ++i) {
    const Line& line = state.lines[i];
    const auto take = [&] {
      state.zones[i].zone = Zone::page_title;
      state.parts[i] = Part::page_title;
    };
    if (state.zones[i].zone == Zone::title) {
      take();
      return;
    }
    const bool above = state.zones[i + 1].zone == Zone::meta && state.zones[i].zone != Zone::meta;
    if (above && !line.has(Feature::ends_sentence) && !line.has(Feature::full) &&
        !line.has(Feature::navigation)) {
      take();
      return;
    }
  }
}

// The headline of the page, where it is not the document's title.
void page_title(Result& result, State& state, PageDocument& page) {
  std::optional<Span> span;
  std::size_t previous = 0;
  if (state.drafts.empty()) headline_of_news(state);
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    if (state.zones[i].zone != Zone::page_title) continue;
    if (span && i != previous + 1) break;
    span = Span{span ? span->begin : state.lines[i].span.begin, state.lines[i].span.end};
    previous = i;
  }
  if (!span) return;
  const Value headline{scan::squeezed(span->of(result.text)), *span, 1};
  const bool titled = std::any_of(state.zones.begin(), state.zones.end(),
                                  [](const Labelled& z) { return z.zone == Zone::title; });
  if (!titled && !page.title) page.title = headline;
  std::string title;
  for (const Draft& draft : state.drafts) {
    for (const std::size_t i : in_zone(draft, state.zones, Zone::title)) {
      title += scan::without_spaces(state.lines[i].span.of(result.text));
    }
    break;
  }
  if ((titled || state.drafts.empty()) && scan::without_spaces(headline.text) != title &&
      !result.page.title) {
    result.page.title = headline;
  }
}

std::string lines_form(std::string_view text, const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) {
    out += std::to_string(line.span.begin) + "\t";
    for (std::size_t f = 0; f < line.features.size(); ++f) {
      if (line.features.test(f)) out += std::string(name(static_cast<Feature>(f))) + ' ';
    }
    out += "\t" + std::string(line.span.of(text)) + "\n";
  }
  return out;
}

std::string zones_form(std::string_view text, const State& state) {
  std::string out;
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    const Labelled& label = state.zones[i];
    const std::string sure = values::decimal(static_cast<double>(label.confidence), 2) + "\t" +
                             values::decimal(static_cast<double>(label.lead), 1);
    out += std::to_string(state.lines[i].span.begin) + "\t" + std::string(name(label.zone)) + "\t" +
           sure + "\t(" + std::string(name(label.runner_up)) + ")\t" +
           std::string(state.lines[i].span.of(text)) + "\n";
  }
  return out;
}

std::string drafts_form(std::string_view text, const State& state) {
  std::string out;
  for (std::size_t i = 0; i < state.drafts.size(); ++i) {
    const Draft& draft = state.drafts[i];
    out += std::to_string(i) + "\t" + std::string(name(draft.role));
    if (draft.parent) out += "\tin " + std::to_string(*draft.parent);
    if (draft.duplicate_of) out += "\tof " + std::to_string(*draft.duplicate_of);
    const Span first = state.lines[draft.lines.front()].span;
    const Span last = state.lines[draft.lines.back()].span;
    out += "\t" + std::to_string(draft.lines.size()) + " lines\t" + std::string(first.of(text)) +
           " … " + std::string(last.of(text)) + "\n";
  }
  return out;
}

}  // namespace

const std::vector<std::string>& stages() {
  static const auto& all = *new std::vector<std::string>{"lines", "zones", "documents"};
  return all;
}

void parse(Result& result, const Marks& marks, bool body, const Limits& limits, const Trace& trace,
           values::Watch* watch) {
  const auto tell = [&](std::string_view stage, const std::function<std::string()>& form) {
    if (trace) trace(stage, form);
  };
  const auto enter = [&](std::string_view stage) {
    if (watch != nullptr) watch->enter(stage);
  };
  if (why_unread(result) != nullptr) return;
  State state;
  enter("lines");
  Lines read = read_lines(result.text, marks.blocks, marks.links, watch);
  state.lines = std::move(read.lines);
  state.page_numbers = std::move(read.page_numbers);
  tell("lines", [&] { return lines_form(result.text, state.lines); });
  enter("zones");
  state.zones = label_zones(state.lines, watch);
  settle_listed_organs(state.lines, state.zones);
  if (body) all_is_body(state);
  tell("zones", [&] { return zones_form(result.text, state); });
  adopt_values(result.text, state);
  enter("documents");
  state.drafts =
      body ? one_draft(state)
           : split_documents(result.text, state.lines, state.zones, limits.nesting, watch);
  tell("documents", [&] { return drafts_form(result.text, state); });

  state.document_of.resize(state.lines.size());
  state.parts.reserve(state.lines.size());
  std::vector<std::size_t> metadata;
  for (std::size_t i = 0; i < state.lines.size(); ++i) {
    state.parts.push_back(part_of(state.zones[i].zone));
    // 原文链接 stands in the disclaimers of sites that copied the page.
    if (state.zones[i].zone == Zone::meta ||
        (state.zones[i].zone == Zone::disclaimer && state.lines[i].has(Feature::meta))) {
      metadata.push_back(i);
    }
    if (state.lines[i].has(Feature::meta) && state.zones[i].zone == Zone::navigation) {
      metadata.push_back(i);
    }
  }
  PageDocument page = read_page(result.text, state.lines, metadata, result.page);
  page.issuer = result.page.issuer;
  page_title(result, state, page);
  Tree(result, state, page, marks, limits, watch).build();
  result.segments = segments(result, state, watch);
  diagnose(result, state);
  values::limit_diagnostics(result.diagnostics, limits.diagnostics);
}

}  // namespace gongwen::parse
