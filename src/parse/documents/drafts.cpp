#include "parse/documents/drafts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "parse/lines/reporting.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "parse/zones/zone_weights.hpp"
#include "scan/kind.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using weights::Group;
using weights::group_of;

bool holds(std::string_view s, std::string_view word) {
  return s.find(word) != std::string_view::npos;
}

// What the roles are decided on, gathered once for each draft.
struct Facts {
  std::string title;  // without white space
  std::string first_paragraph;
  std::string covering;  // title and text of a notice: what it says of the document behind it
  bool number = false;
  bool addressees = false;
  bool signed_off = false;  // organs or persons and a date
  bool sections = false;
  bool annex_mark = false;
  bool order = false;
  bool opens = false;     // begins as a document does: 为…，现就有关事项通知如下
  bool reported = false;  // the text before its sections tells of a document from outside
  std::size_t body_lines = 0;
};

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Line>& lines,
           const std::vector<Labelled>& zones)
      : text_(text), lines_(lines), zones_(zones) {}

  std::vector<Draft> split() {
    Draft open;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Group group = group_of(zones_[i].zone);
      if (group == Group::page || group == Group::behind) continue;
      if (begins_document(open, i)) {
        if (!open.lines.empty()) drafts_.push_back(std::move(open));
        open = {};
        bare_ = true;
        reported_ = false;
      }
      open.lines.push_back(i);
      bare_ = bare_ && zones_[i].zone == Zone::paragraph;
      reported_ = reported_ || lines_[i].has(Feature::reports);
    }
    if (!open.lines.empty()) drafts_.push_back(std::move(open));
    return std::move(drafts_);
  }

 private:
  // A head behind a body or a tail, or the mark of an annex.
  [[nodiscard]] bool begins_document(const Draft& open, std::size_t i) const {
    if (open.lines.empty()) return false;
    const Zone zone = zones_[i].zone;
    const Zone before = zones_[open.lines.back()].zone;
    if (zone == Zone::annex_mark) return before != Zone::annex_mark && heads_annex(i);
    if (ends_report(i)) return true;
    if (group_of(zone) != Group::head) return false;
    if (before == Zone::annex_mark || group_of(before) == Group::head) return false;
    if (zone == Zone::number && signs_below(i)) return false;
    // 纪要 have organ and date above their title (10.3): what has neither title nor text is a head.
    return std::any_of(open.lines.begin(), open.lines.end(), [&](std::size_t k) {
      return zones_[k].zone == Zone::title || zones_[k].zone == Zone::addressee ||
             group_of(zones_[k].zone) == Group::body;
    });
  }

  // 第120号 between the text of an order and its signature is that order's.
  [[nodiscard]] bool signs_below(std::size_t i) const {
    return i + 1 < lines_.size() &&
           (zones_[i + 1].zone == Zone::signatory || zones_[i + 1].zone == Zone::date);
  }

  // News of a document, and then its text: behind 以下为文件全文, or where its first sentence
  // stands.
  [[nodiscard]] bool ends_report(std::size_t i) const {
    if (i > 0 && lines_[i - 1].has(Feature::announces_text)) return true;
    return bare_ && reported_ && zones_[i].zone == Zone::paragraph &&
           !lines_[i].has(Feature::reports) && opens_text(lines_[i].span.of(text_));
  }

  // `附件` alone on its line heads an annex only if text of one follows, not just a list of files.
  [[nodiscard]] bool heads_annex(std::size_t i) const {
    for (std::size_t k = i + 1; k < lines_.size(); ++k) {
      const Group group = group_of(zones_[k].zone);
      if (group == Group::head || group == Group::body) return true;
      if (zones_[k].zone != Zone::annex_mark) return false;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Labelled>& zones_;
  std::vector<Draft> drafts_;
  bool bare_ = true;       // the open draft has nothing but paragraphs
  bool reported_ = false;  // one of them is a report
};

Facts facts_of(std::string_view text, const std::vector<Line>& lines,
               const std::vector<Labelled>& zones, const Draft& draft) {
  constexpr std::size_t covering_bytes = 4096;  // a covering notice says it at once
  Facts facts;
  for (const std::size_t i : draft.lines) {
    const std::string_view s = lines[i].span.of(text);
    switch (zones[i].zone) {
      case Zone::title:
        facts.title += scan::without_spaces(s);
        break;
      case Zone::number:
        facts.number = true;
        break;
      case Zone::issuer:
        facts.order = facts.order || s.ends_with("令");
        break;
      case Zone::addressee:
        facts.addressees = true;
        break;
      case Zone::heading:
        facts.sections = true;
        ++facts.body_lines;
        break;
      case Zone::paragraph:
        if (facts.first_paragraph.empty()) {
          facts.first_paragraph = scan::without_spaces(s);
          facts.opens = opens_text(s);
        }
        if (!facts.sections && lines[i].has(Feature::reports)) facts.reported = true;
        ++facts.body_lines;
        break;
      case Zone::date:
        facts.signed_off = true;
        break;
      case Zone::annex_mark:
        facts.annex_mark = true;
        break;
      default:
        break;
    }
    const Group group = group_of(zones[i].zone);
    if ((group == Group::body || zones[i].zone == Zone::attachment) &&
        facts.covering.size() < covering_bytes) {
      facts.covering += s.substr(0, covering_bytes);
    }
  }
  facts.covering += facts.title;
  return facts;
}

// What only a document says: the act itself, not news of it.
constexpr words::Words acting{"予以废止", "印发给你们", "转发给你们",
                              "现予公布", "现予发布",   "现批复如下"};

// Enough of a document to be one: prose alone is a news item or a fragment.
bool is_document(const Facts& facts) {
  const bool titled = facts.title.find("关于") != std::string::npos || scan::kind(facts.title);
  return titled || facts.number || facts.addressees ||
         ((facts.sections || facts.opens) && facts.body_lines > 1 && !facts.reported) ||
         (facts.signed_off && facts.body_lines > 0) || facts.order ||
         (facts.body_lines > 0 && words::holds(facts.covering, acting));
}

bool same_document(const Facts& a, const Facts& b) {
  const bool title = a.title == b.title || (!a.title.empty() && b.title.ends_with(a.title)) ||
                     (!b.title.empty() && a.title.ends_with(b.title));
  return title && a.first_paragraph == b.first_paragraph &&
         !(a.title.empty() && a.first_paragraph.empty());
}

constexpr words::Words forwarding{"转发", "批转", "转发给你们", "转给你们"};
constexpr words::Words issuing{"印发", "公布", "发布", "颁布", "批准", "制定", "制订"};
// A 批复 approves what stands in its annex.
constexpr words::Words approving{"同意", "批准"};
constexpr words::Words repealing{"废止", "废除", "失效"};

// 关于《…公告》的解读 behind the 公告: it names what it explains.
bool explains(const Facts& own, const Facts& main) {
  static constexpr words::Words explanations{"解读", "说明", "答记者问", "问答"};
  constexpr std::size_t shortest = 24;  // bytes: a title, not its kind alone
  return !own.number && main.title.size() >= shortest && holds(own.title, main.title) &&
         words::ends_with(own.title, explanations);
}

// The role of a document that follows `main`; nothing if it stands on its own.
std::optional<DocumentRole> role_behind(const Facts& main, const Facts& own) {
  const bool complete = own.number || (own.addressees && own.signed_off);
  const bool forwards = words::holds(main.covering, forwarding);
  const bool issues = main.order || words::holds(main.covering, issuing);
  if (forwards && (complete || own.annex_mark || !own.title.empty()))
    return DocumentRole::forwarded;
  if (own.annex_mark) {
    if (complete) return DocumentRole::forwarded;
    const bool cited = own.title.size() > 12 && holds(main.covering, own.title);
    return (issues || words::holds(main.covering, approving)) && cited &&
                   (own.sections || own.body_lines > 2)
               ? DocumentRole::issued
               : DocumentRole::annex;
  }
  if (explains(own, main)) return DocumentRole::issued;
  // What has readers of its own and is not named above stands for itself: the next on the page.
  if (own.addressees && !own.title.empty() && !holds(main.covering, own.title)) return std::nullopt;
  // What a notice of repeal quotes is neither forwarded nor issued by it.
  if (complete || (words::holds(main.covering, repealing) && !issues)) return std::nullopt;
  return DocumentRole::issued;
}

// 版记 behind the enclosed text is that of the covering notice, unless the enclosed document was
// signed just above it.
void return_colophon(std::vector<Draft>& drafts, const std::vector<Labelled>& zones) {
  const auto in_colophon = [&](std::size_t line) {
    const Zone zone = zones[line].zone;
    return zone == Zone::cc || zone == Zone::printed || zone == Zone::disclosure;
  };
  for (Draft& draft : drafts) {
    if (!draft.parent) continue;
    auto begin = draft.lines.end();
    while (begin != draft.lines.begin() && in_colophon(*std::prev(begin))) --begin;
    if (begin == draft.lines.end() || begin == draft.lines.begin()) continue;
    const Zone above = zones[*std::prev(begin)].zone;
    if (above == Zone::signatory || above == Zone::date || above == Zone::annotation) continue;
    std::vector<std::size_t>& covering = drafts[*draft.parent].lines;
    covering.insert(covering.end(), begin, draft.lines.end());
    draft.lines.erase(begin, draft.lines.end());
  }
}

// A title with nothing below it is no document of its own: an annex of which only the picture was
// left out, a heading of the page.
void drop_bare_titles(std::vector<Draft>& drafts, std::vector<Facts>& facts) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Facts& own = facts[i];
    const bool bare = !own.number && !own.addressees && !own.signed_off && own.body_lines == 0;
    if (bare && i > 0) continue;
    if (kept != i) {
      drafts[kept] = std::move(drafts[i]);
      facts[kept] = std::move(facts[i]);
    }
    ++kept;
  }
  drafts.resize(kept);
  facts.resize(kept);
}

}  // namespace

std::vector<std::size_t> in_zone(const Draft& draft, const std::vector<Labelled>& zones,
                                 Zone zone) {
  std::vector<std::size_t> out;
  std::copy_if(draft.lines.begin(), draft.lines.end(), std::back_inserter(out),
               [&](std::size_t i) { return zones[i].zone == zone; });
  return out;
}

std::size_t bytes_of(const std::vector<Line>& lines, const Draft& draft) {
  return lines[draft.lines.back()].full.end - lines[draft.lines.front()].full.begin;
}

std::vector<Draft> split_documents(std::string_view text, const std::vector<Line>& lines,
                                   const std::vector<Labelled>& zones, std::size_t max_nesting,
                                   values::Watch* watch) {
  std::vector<Draft> drafts = Splitter(text, lines, zones).split();
  std::vector<Facts> facts;
  facts.reserve(drafts.size());
  for (const Draft& draft : drafts) {
    values::poll(watch, bytes_of(lines, draft));
    facts.push_back(facts_of(text, lines, zones, draft));
  }

  // What stands before the first document and is none belongs to the page.
  const auto first = static_cast<std::ptrdiff_t>(
      std::find_if(facts.begin(), facts.end(), is_document) - facts.begin());
  drafts.erase(drafts.begin(), drafts.begin() + first);
  facts.erase(facts.begin(), facts.begin() + first);

  drop_bare_titles(drafts, facts);

  std::optional<std::size_t> main;
  // Repeats are found by their text, so that a page of many documents stays linear.
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto twin = seen.find(facts[i].first_paragraph);
    if (twin != seen.end() && same_document(facts[twin->second], facts[i])) {
      drafts[i].role = DocumentRole::duplicate;
      drafts[i].duplicate_of = twin->second;
      main = i;  // what follows the copy is enclosed by the copy, not by its original
      continue;
    }
    const auto role = main && max_nesting > 0 ? role_behind(facts[*main], facts[i]) : std::nullopt;
    if (role) {
      drafts[i].role = *role;
      drafts[i].parent = main;
    } else {
      main = i;
      seen.emplace(facts[i].first_paragraph, i);
    }
  }
  return_colophon(drafts, zones);
  return drafts;
}

}  // namespace gongwen::parse
