#include "parse/documents/compose.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parse/body/body.hpp"
#include "parse/fields/asking.hpp"
#include "parse/fields/fields.hpp"
#include "parse/lines/title_text.hpp"
#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/kind.hpp"
#include "scan/organ.hpp"
#include "scan/serial_line.hpp"
#include "scan/telegram.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

Value value_of(std::string_view text, Span span, float confidence) {
  return {scan::squeezed(span.of(text)), span, confidence};
}

class Composer {
 public:
  Composer(std::string_view text, const std::vector<Line>& lines,
           const std::vector<Labelled>& zones, const Draft& draft, std::optional<int> covering_year,
           values::Watch* watch)
      : text_(text),
        lines_(lines),
        zones_(zones),
        draft_(draft),
        covering_year_(covering_year),
        watch_(watch) {}

  Composed compose(const PageDocument* page, std::size_t max_depth) {
    document_.role = draft_.role;
    document_.span = {lines_[draft_.lines.front()].span.begin,
                      lines_[draft_.lines.back()].span.end};
    head();
    title();
    readers();
    body(max_depth);
    tail();
    if (page != nullptr) fill_from(*page);
    inline_fields();
    fields::issued_by(text_, page != nullptr ? page->issuer : std::nullopt, document_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> in(Zone zone) const {
    return in_zone(draft_, zones_, zone);
  }
  [[nodiscard]] Value line_value(std::size_t i) const {
    return value_of(text_, lines_[i].span, zones_[i].confidence);
  }
  [[nodiscard]] std::optional<Value> first_value(Zone zone) const {
    const auto indices = in(zone);
    if (indices.empty()) return std::nullopt;
    return line_value(indices.front());
  }
  [[nodiscard]] std::vector<Span> spans(Zone zone) const {
    std::vector<Span> out;
    for (const std::size_t i : in(zone)) out.push_back(lines_[i].span);
    return out;
  }

  void head() {
    document_.copy_number = first_value(Zone::copy_number);
    document_.classification = first_value(Zone::classification);
    document_.urgency = first_value(Zone::urgency);
    if (document_.urgency) {
      if (const auto grade = scan::telegram_grade(text_, document_.urgency->span)) {
        document_.urgency = value_of(text_, *grade, document_.urgency->confidence);
      }
    }
    for (const std::size_t i : in(Zone::issuer)) {
      Span span = lines_[i].span;
      if (is_letterhead_word(span.of(text_))) continue;
      if (const auto sender = scan::telegram_sender(text_, span)) span = *sender;
      // The mark is the organ's name; 文件 and 令 say what the paper is.
      if (const auto organ = letterhead_organ(span.of(text_))) {
        span = scan::trim(text_, scan::make_span(span.begin, span.begin + *organ));
      }
      for (const Span organ : scan::split_organs(text_, span)) {
        Value issuer = value_of(text_, organ, zones_[i].confidence);
        // A page's headline repeats the line: ××省人民政府令.
        auto& all = document_.issuers;
        if (all.empty() || all.front().text != issuer.text) all.push_back(std::move(issuer));
      }
    }
    for (const std::size_t i : in(Zone::number)) {
      auto number = scan::document_number_line(text_, lines_[i].span);
      if (!number) {
        const auto all = scan::find_document_numbers(text_, lines_[i].span);
        if (!all.empty()) number = all.back();
      }
      if (!number) number = scan::serial_line(text_, lines_[i].span);
      if (!number) number = scan::issue_line(text_, lines_[i].span);
      if (!number) continue;
      if (number->agency.empty()) join_order(*number);
      number->confidence = zones_[i].confidence;
      document_.number = std::move(*number);
      break;
    }
    for (const std::size_t i : in(Zone::approver)) approvers(lines_[i].span);
  }

  // 第35号 under a line ××部令 is ××部令第35号 (10.2).
  void join_order(Number& number) const {
    for (const std::size_t i : in(Zone::issuer)) {
      const std::string_view s = lines_[i].span.of(text_);
      if (!s.ends_with("令")) continue;
      number.agency = order_name(lines_[i].span);
      number.text = number.agency + number.text;
      number.form = NumberForm::order;
      // The number may stand above the name, or below the text.
      if (lines_[i].span.begin < number.span.begin && !text_between(lines_[i].span, number.span)) {
        number.span.begin = lines_[i].span.begin;
      }
      return;
    }
  }

  // Several organs of one order are parted by spaces.
  [[nodiscard]] std::string order_name(Span line) const {
    const auto organ = letterhead_organ(line.of(text_));
    if (!organ) return scan::squeezed(line.of(text_));
    std::string out;
    const Span name = scan::make_span(line.begin, line.begin + *organ);
    for (const Span one : scan::split_organs(text_, scan::trim(text_, name))) {
      if (!out.empty()) out += ' ';
      out += scan::squeezed(one.of(text_));
    }
    return out + scan::squeezed(text_.substr(name.end, line.end - name.end));
  }

  // Lines of the document lie between the two.
  [[nodiscard]] bool text_between(Span first, Span second) const {
    // Lines of the page may stand between those of the document: no value reaches over them.
    const auto begin =
        std::lower_bound(lines_.begin(), lines_.end(), first.end,
                         [](const Line& line, std::uint32_t at) { return line.span.begin < at; });
    for (auto line = begin; line != lines_.end() && line->span.end <= second.begin; ++line) {
      if (zones_[static_cast<std::size_t>(line - lines_.begin())].zone != Zone::issuer) return true;
    }
    return false;
  }

  void approvers(Span line) {
    const std::string_view s = line.of(text_);
    const std::size_t colon = s.find("：");
    std::uint32_t at = 0;
    if (colon != std::string_view::npos) {
      at = static_cast<std::uint32_t>(line.begin + colon) + 3;
    } else {
      // 签批盖章　×××: parted by nothing but space
      for (const std::string_view label : words::approver_labels) {
        if (const std::size_t size = words::matched(s, label)) {
          at = static_cast<std::uint32_t>(line.begin + size);
        }
      }
      if (at == 0) return;
    }
    while (at < line.end) {
      std::uint32_t end = at;
      while (end < line.end && scan::rune_at(text_, end).value != U'、' &&
             scan::rune_at(text_, end).value != U'，' &&
             !scan::is_space(scan::rune_at(text_, end).value)) {
        end += static_cast<std::uint32_t>(scan::rune_at(text_, end).size);
      }
      const Span name = scan::trim(text_, {at, end});
      if (!name.empty()) document_.approvers.push_back(value_of(text_, name, 1));
      at = end < line.end ? end + static_cast<std::uint32_t>(scan::rune_at(text_, end).size) : end;
    }
  }

  // The first run of title lines; a title printed again is the same one.
  void title() {
    const auto indices = in(Zone::title);
    if (indices.empty()) {
      order_title();
      return;
    }
    std::size_t last = 0;
    while (last + 1 < indices.size() && indices[last + 1] == indices[last] + 1 &&
           !lines_[indices[last + 1]].has(Feature::title_begin)) {
      ++last;
    }
    Span span{lines_[indices.front()].span.begin, lines_[indices[last]].span.end};
    TitleText core = title_text(text_, span);
    span = core.span;
    if (core.number && !document_.number) document_.number = std::move(core.number);
    Value value{joined_title(span), span, zones_[indices.front()].confidence};
    if (const auto kind = scan::kind(value.text)) set_kind(*kind, span, value.confidence);
    document_.title = std::move(value);
  }

  // An order without a title is called by its heading line: ××令, ××第120号令 (tests/spec.md, 3).
  // So are announcements and minutes.
  void order_title() {
    static constexpr words::Words names{"令", "公告", "通告", "纪要"};
    std::vector<std::size_t> heads = in(Zone::issuer);
    const std::vector<std::size_t> numbers = in(Zone::number);
    heads.insert(heads.end(), numbers.begin(), numbers.end());
    for (const std::size_t i : heads) {
      if (!words::ends_with(lines_[i].span.of(text_), names)) continue;
      document_.title = line_value(i);
      if (const auto kind = scan::kind(document_.title->text)) {
        set_kind(*kind, lines_[i].span, document_.title->confidence);
      }
      return;
    }
  }

  void set_kind(const scan::Kind& kind, Span title, float confidence) {
    // The word's place in the text: the last one in the title's span.
    const std::string_view printed = title.of(text_);
    const std::size_t at = printed.rfind(kind.text);
    Span span = title;
    if (at != std::string_view::npos) {
      span = scan::make_span(title.begin + at, title.begin + at + kind.text.size());
    }
    document_.kind = Value{kind.text, span, confidence};
  }

  // On one line; several organs before 关于 are parted by a space (tests/spec.md, 3).
  [[nodiscard]] std::string joined_title(Span span) const {
    const std::string_view s = span.of(text_);
    const std::size_t about = s.find("关于");
    std::string joined = scan::squeezed(s);
    if (about == std::string_view::npos || about == 0) return joined;
    const Span lead = scan::trim(text_, scan::make_span(span.begin, span.begin + about));
    if (!only_organs(text_, lead)) return joined;
    const std::vector<Span> organs = scan::split_organs(text_, lead);
    if (organs.size() < 2) return joined;
    std::string out;
    for (const Span organ : organs) {
      if (!out.empty()) out += ' ';
      out += scan::squeezed(organ.of(text_));
    }
    return out + scan::squeezed(s.substr(about));
  }

  void readers() {
    const auto indices = in(Zone::addressee);
    for (std::size_t k = 0; k < indices.size(); ++k) {
      const std::size_t first = indices[k];
      // A list that goes on below is one, down to its colon.
      while (k + 1 < indices.size() && indices[k + 1] == indices[k] + 1 &&
             !lines_[indices[k]].has(Feature::ends_colon)) {
        ++k;
      }
      const Span list{lines_[first].span.begin, lines_[indices[k]].span.end};
      for (Value& value : fields::addressees(text_, list)) {
        value.confidence = zones_[first].confidence;
        document_.addressees.push_back(std::move(value));
      }
    }
    // （2020年11月9日…通过）: number and date of a text that has no others (tests/spec.md, 2.3).
    for (const std::size_t i : in(Zone::passing)) {
      auto dates = scan::find_dates(text_, lines_[i].span);
      // 自…起施行 tells from when it holds.
      dates.erase(std::remove_if(dates.begin(), dates.end(),
                                 [&](const scan::DateRange& date) {
                                   return text_.substr(0, date.span.begin).ends_with("自") ||
                                          date.span.of(text_).starts_with("自");
                                 }),
                  dates.end());
      // Passed and published on one day is one date; the history of a text is many.
      const bool one = std::all_of(dates.begin(), dates.end(), [&](const scan::DateRange& date) {
        return scan::iso(date.start.date) == scan::iso(dates.front().start.date);
      });
      if (dates.empty() || !one || document_.date) continue;
      document_.date = scan::to_date(text_, dates.front().start);
      const auto numbers = scan::find_document_numbers(text_, lines_[i].span);
      if (numbers.size() == 1 && !document_.number) document_.number = numbers.front();
    }
  }

  void body(std::size_t max_depth) {
    std::vector<std::size_t> indices;
    for (const std::size_t i : draft_.lines) {
      if (zones_[i].zone == Zone::paragraph || zones_[i].zone == Zone::heading)
        indices.push_back(i);
    }
    Body read = read_body(text_, lines_, zones_, indices, max_depth, draft_.piece, watch_);
    document_.paragraphs = std::move(read.paragraphs);
    document_.sections = std::move(read.sections);
    document_.closing = std::move(read.closing);
    out_.diagnostics = std::move(read.diagnostics);
    out_.section_lines = std::move(read.section_lines);
    out_.closing_lines = std::move(read.closing_lines);
  }

  // The lines of a zone that stand together, from the first on.
  [[nodiscard]] std::vector<Span> first_run(Zone zone) const {
    std::vector<Span> out;
    std::size_t previous = 0;
    for (const std::size_t i : in(zone)) {
      if (!out.empty() && i != previous + 1) break;
      out.push_back(lines_[i].span);
      previous = i;
    }
    return out;
  }

  void tail() {
    // A second list, at the page's foot, holds the files of the same attachments.
    document_.attachments = fields::attachments(text_, first_run(Zone::attachment));
    // The document as a file is no attachment of it.
    std::erase_if(document_.attachments, [&](const Attachment& attachment) {
      return attachment.file && document_.title &&
             scan::without_spaces(attachment.title.text) ==
                 scan::without_spaces(document_.title->text);
    });
    document_.signatories = fields::signatories(text_, spans(Zone::signatory));
    for (const std::size_t i : in(Zone::date)) {
      // The date under the signature outdoes one under the title.
      auto date = scan::date_line(text_, lines_[i].span);
      if (!date) date = blank_date(lines_[i].span);
      if (!date) continue;
      date->confidence = zones_[i].confidence;
      document_.date = std::move(*date);
      break;
    }
    for (const Zone zone : {Zone::annotation, Zone::disclosure}) {
      for (const std::size_t i : in(zone)) {
        fields::Note note = fields::note(text_, lines_[i].span);
        if (note.annotation && !document_.annotation)
          document_.annotation = std::move(note.annotation);
        if (note.disclosure && !document_.disclosure)
          document_.disclosure = std::move(note.disclosure);
      }
    }
    copies();
    for (const Span line : spans(Zone::printed)) {
      fields::Printed printed = fields::printed(text_, line);
      if (printed.by && !document_.printed_by) document_.printed_by = std::move(printed.by);
      if (printed.on && !document_.printed_on) document_.printed_on = std::move(printed.on);
    }
  }

  // 2025年X月X日 tells its year.
  [[nodiscard]] std::optional<Date> blank_date(Span line) const {
    const auto blank = scan::blank_date_line(text_, line);
    if (!blank || blank->year == 0) return std::nullopt;
    Date out;
    out.span = blank->span;
    out.text = scan::without_spaces(blank->span.of(text_));
    out.year = blank->year;
    return out;
  }

  // 抄送, and 主送 where it moved down here (7.4.2).
  void copies() {
    const auto lines = first_run(Zone::cc);
    std::optional<Span> rest;
    for (const Span line : lines) {
      if (words::matched(line.of(text_), "主送") == 0) {
        rest = Span{rest ? rest->begin : line.begin, line.end};
      } else if (!rest && document_.addressees.empty()) {
        document_.addressees = fields::addressees(text_, line);
      }
    }
    if (rest) document_.cc = fields::cc(text_, *rest);
  }

  void fill_from(const PageDocument& page) {
    if (!document_.number) document_.number = page.number;
    if (!document_.date) document_.date = page.date;
    if (!document_.title && page.title) {
      document_.title = page.title;
      if (const auto kind = scan::kind(page.title->text)) {
        set_kind(*kind, page.title->span, page.title->confidence);
      }
    }
    if (!document_.disclosure && page.disclosure) disclose(page.disclosure->span);
  }

  // The class that a metadata value names, and no more of it.
  void disclose(Span value) {
    for (const std::string_view word : words::disclosures) {
      const std::size_t at = value.of(text_).find(word);
      if (at == std::string_view::npos) continue;
      const std::size_t begin = value.begin + at;
      document_.disclosure = value_of(text_, scan::make_span(begin, begin + word.size()), 1);
      return;
    }
  }

  // ××市2024年防汛工作方案
  [[nodiscard]] std::optional<int> year_of_title() const {
    if (!document_.title) return std::nullopt;
    for (const scan::DateRange& range : scan::find_dates(text_, document_.title->span)) {
      if (range.start.date.year > 0 && !range.end) return range.start.date.year;
    }
    return std::nullopt;
  }

  void inline_fields() {
    std::vector<Span> prose;
    for (const std::size_t i : draft_.lines) {
      if (zones_[i].zone == Zone::paragraph || zones_[i].zone == Zone::heading) {
        prose.push_back(lines_[i].span);
      }
    }
    const std::vector<Span> asking = asking_lines(text_, lines_, zones_, draft_);
    document_.contacts = fields::contacts(text_, asking, watch_);
    document_.references = fields::references(text_, prose, document_, watch_);
    std::optional<int> year;
    if (document_.number) year = document_.number->year;
    if (!document_.date && !year) year = year_of_title();
    if (!document_.date && !year) year = covering_year_;
    document_.dates =
        fields::periods(text_, prose, document_.date ? &*document_.date : nullptr, year, watch_);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Labelled>& zones_;
  const Draft& draft_;
  std::optional<int> covering_year_;
  values::Watch* watch_;
  Composed out_;
  Document& document_ = out_.document;
};

}  // namespace

Composed compose(std::string_view text, const std::vector<Line>& lines,
                 const std::vector<Labelled>& zones, const Draft& draft, const PageDocument* page,
                 std::size_t max_depth, std::optional<int> covering_year, values::Watch* watch) {
  return Composer(text, lines, zones, draft, covering_year, watch).compose(page, max_depth);
}

}  // namespace gongwen::parse
