#include "scan/document_number.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "scan/agency.hpp"
#include "scan/numeral.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

constexpr std::string_view hao = "号";
// Where a number is expected, its 号 comes within this.
constexpr std::size_t max_number_bytes = 200;
constexpr int min_year = 1900;
constexpr int max_year = 2199;

constexpr std::u32string_view opening = U"〔［[【（(〈<〖{「";
constexpr std::u32string_view closing = U"〕］]】）)〉>〗}」";

std::size_t blanks_before(std::string_view text, std::size_t at, std::size_t begin) {
  while (at > begin) {
    const Rune rune = rune_before(text, at);
    if (!is_space(rune.value) || rune.value == '\n' || rune.value == '\r') break;
    at -= rune.size;
  }
  return at;
}

bool ends_with(std::string_view text, std::size_t end, std::size_t begin, std::string_view word) {
  return end >= begin + word.size() && text.substr(begin, end - begin).ends_with(word);
}

// The numeral that ends at `end`, of at most `max_digits` characters.
std::optional<Numeral> numeral_before(std::string_view text, std::size_t end, std::size_t begin,
                                      int max_digits) {
  std::size_t at = end;
  int digits = 0;
  while (at > begin && digits <= max_digits) {
    const Rune rune = rune_before(text, at);
    if (!is_numeral(rune.value)) break;
    at -= rune.size;
    ++digits;
  }
  if (digits == 0 || digits > max_digits) return std::nullopt;
  const auto found = numeral(text, at);
  if (!found || found->span.end != end) return std::nullopt;
  return found;
}

bool year_like(const Numeral& n) {
  return n.digits == 4 && n.value >= min_year && n.value <= max_year;
}

// A year in brackets that ends at `end`: 〔2021〕. Two digits (〔97〕) give no year.
struct BracketYear {
  std::size_t begin = 0;
  std::optional<int> year;
  std::string digits;
};

std::optional<BracketYear> make_year(std::size_t begin, const Numeral& number) {
  BracketYear out;
  out.begin = begin;
  if (year_like(number)) out.year = number.value;
  out.digits = std::to_string(number.value);
  return out;
}

// 2021〕 and 12021〕: the opening bracket is lost, or was taken for a 1.
std::optional<BracketYear> half_bracket_year(std::string_view text, std::size_t end,
                                             std::size_t begin) {
  const auto number = numeral_before(text, end, begin, 5);
  if (!number) return std::nullopt;
  constexpr int bracket_as_one = 10000;
  Numeral year = *number;
  if (year.digits == 5) {
    year.value -= bracket_as_one;
    year.digits = 4;
  }
  if (!year_like(year) || !is_han(rune_before(text, number->span.begin).value)) return std::nullopt;
  return make_year(number->span.begin, year);
}

std::optional<BracketYear> bracket_year_before(std::string_view text, std::size_t end,
                                               std::size_t begin) {
  const Rune close = rune_before(text, end);
  if (end <= begin || !is_one_of(close.value, closing)) return std::nullopt;
  const std::size_t inside_end = blanks_before(text, end - close.size, begin);
  const auto number = numeral_before(text, inside_end, begin, 4);
  const std::size_t open_end = number ? blanks_before(text, number->span.begin, begin) : begin;
  const Rune open = rune_before(text, open_end);
  if (!number || open_end <= begin || !is_one_of(open.value, opening)) {
    // A round bracket closes other things too.
    const bool square = is_one_of(close.value, U"〕］]");
    return square ? half_bracket_year(text, inside_end, begin) : std::nullopt;
  }
  const bool short_year = number->digits == 2 && number->value >= 49;
  if (!year_like(*number) && !short_year) return std::nullopt;
  return make_year(open_end - open.size, *number);
}

// --- Forms --------------------------------------------------------------------------------------

struct Word {
  std::string_view text;
  NumberForm form;
};

constexpr std::array order_words = {
    Word{"令", NumberForm::order},          Word{"公告", NumberForm::announcement},
    Word{"通告", NumberForm::announcement}, Word{"公报", NumberForm::announcement},
    Word{"决定", NumberForm::other},
};

const Word* order_word_before(std::string_view text, std::size_t end, std::size_t begin) {
  const auto* found = std::find_if(order_words.begin(), order_words.end(), [&](const Word& w) {
    return ends_with(text, end, begin, w.text);
  });
  return found == order_words.end() ? nullptr : &*found;
}

// Announcements and orders keep the 第 that they print.
bool keeps_di(std::string_view agency) {
  return agency.ends_with("公告") || agency.ends_with("令") || agency.ends_with("通告");
}

// What is common to all forms: N号 (or 第N号) read backwards.
struct Serial {
  std::size_t begin = 0;  // of 第 or of the digits
  std::size_t end = 0;    // behind 号
  bool di = false;
  int value = 0;
  std::string digits;
};

std::optional<Serial> serial_before(std::string_view text, std::size_t digits_end, std::size_t end,
                                    std::size_t begin) {
  const auto number = numeral_before(text, blanks_before(text, digits_end, begin), begin, 6);
  if (!number) return std::nullopt;
  Serial out;
  out.value = number->value;
  out.digits = std::string(number->span.of(text));
  out.end = end;
  out.begin = number->span.begin;
  const std::size_t before = blanks_before(text, out.begin, begin);
  constexpr std::string_view di = "第";
  if (ends_with(text, before, begin, di)) {
    out.di = true;
    out.begin = before - di.size();
  }
  return out;
}

// A number is read inside `begin..` of a text; a line of its own allows more.
struct Context {
  std::string_view text;
  std::size_t begin = 0;
  bool line = false;
};

std::size_t find_agency(const Context& in, std::size_t end, std::size_t max_length) {
  return in.line ? in.begin : agency_begin(in.text, end, in.begin, max_length);
}

DocumentNumber make(const Context& in, std::size_t agency, std::size_t agency_end,
                    const Serial& serial) {
  DocumentNumber out;
  out.span = make_span(agency, serial.end);
  out.agency = squeezed(trim(in.text, make_span(agency, agency_end)).of(in.text));
  out.serial = serial.value;
  return out;
}

// Joint organs of a line or bracket keep one space: 财政部 税务总局公告. A line that is only
// letter-spaced (国 发) does not.
std::string organs(const Context& in, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t at = begin; at < end;) {
    const std::size_t word = skip_spaces(in.text, at);
    if (word > at && !out.empty() && ends_in_organ(out)) out += ' ';
    const Rune rune = rune_at(in.text, word);
    if (word >= end || rune.size == 0) break;
    out.append(in.text, word, rune.size);
    at = word + rune.size;
  }
  return out;
}

// 财政部 税务总局公告 in prose: organs before the last one, parted by a space or 、.
std::size_t with_joint_organs(const Context& in, std::size_t agency) {
  while (agency > in.begin) {
    const Rune mark = rune_before(in.text, agency);
    const bool space = is_space(mark.value) && mark.value != '\n' && mark.value != '\r';
    if (!space && mark.value != U'、') break;
    const std::size_t end = agency - mark.size;
    const std::size_t begin = agency_begin(in.text, end, in.begin, max_organ_length);
    if (begin >= end || !is_organ_name(in.text.substr(begin, end - begin))) break;
    agency = begin;
  }
  return agency;
}

// 国发〔2021〕23号
std::optional<DocumentNumber> bracket_form(const Context& in, const Serial& serial) {
  std::size_t year_end = blanks_before(in.text, serial.begin, in.begin);
  constexpr std::string_view nian = "年";  // 〔2010〕年第2号
  if (ends_with(in.text, year_end, in.begin, nian)) year_end -= nian.size();
  const auto year = bracket_year_before(in.text, year_end, in.begin);
  if (!year) return std::nullopt;
  const std::size_t agency_end = blanks_before(in.text, year->begin, in.begin);
  const std::size_t agency = std::min(find_agency(in, agency_end, max_code_length), agency_end);
  DocumentNumber out = make(in, agency, agency_end, serial);
  out.agency = organs(in, agency, agency_end);
  if (out.agency.empty() && !in.line) out.span.begin = static_cast<std::uint32_t>(year->begin);
  out.year = year->year;
  const bool di = serial.di && keeps_di(out.agency);
  if (const Word* word = order_word_before(out.agency, out.agency.size(), 0)) out.form = word->form;
  out.text = out.agency + "〔" + year->digits + "〕" + (di ? "第" : "") + serial.digits + "号";
  return out;
}

// 财政部公告2023年第70号, 2024年第12号
std::optional<DocumentNumber> year_form(const Context& in, const Serial& serial) {
  constexpr std::string_view nian = "年";
  const std::size_t word_end = blanks_before(in.text, serial.begin, in.begin);
  if (!ends_with(in.text, word_end, in.begin, nian)) return std::nullopt;
  const auto year = numeral_before(
      in.text, blanks_before(in.text, word_end - nian.size(), in.begin), in.begin, 4);
  if (!year || !year_like(*year)) return std::nullopt;
  std::size_t agency_end = blanks_before(in.text, year->span.begin, in.begin);
  const Word* word = order_word_before(in.text, agency_end, in.begin);
  if (word == nullptr && !in.line) return std::nullopt;
  std::size_t agency = agency_end;
  if (word != nullptr || in.line) agency = find_agency(in, agency_end, max_organ_length);
  if (!in.line) agency = with_joint_organs(in, agency);
  DocumentNumber out = make(in, agency, agency_end, serial);
  out.agency = organs(in, agency, agency_end);
  out.year = year->value;
  out.form = word != nullptr ? word->form : NumberForm::announcement;
  out.text = out.agency + without_spaces(year->span.of(in.text)) + "年" + (serial.di ? "第" : "") +
             serial.digits + "号";
  return out;
}

// 财政部令第35号, 国务院令802号, 省人大常委会公告48号
std::optional<DocumentNumber> order_form(const Context& in, const Serial& serial) {
  const std::size_t agency_end = blanks_before(in.text, serial.begin, in.begin);
  const Word* word = order_word_before(in.text, agency_end, in.begin);
  if (word == nullptr) return std::nullopt;
  std::size_t agency = find_agency(in, agency_end, max_organ_length);
  if (!in.line) agency = with_joint_organs(in, agency);
  DocumentNumber out = make(in, agency, agency_end, serial);
  out.agency = organs(in, agency, agency_end);
  out.form = word->form;
  out.text = out.agency + (serial.di ? "第" : "") + serial.digits + "号";
  return out;
}

// 国务院第559号令
std::optional<DocumentNumber> order_behind_form(const Context& in, const Serial& serial) {
  constexpr std::string_view ling = "令";
  const std::size_t behind = skip_blanks(in.text, serial.end);
  if (!serial.di || !in.text.substr(behind).starts_with(ling)) return std::nullopt;
  const std::size_t agency_end = blanks_before(in.text, serial.begin, in.begin);
  const std::size_t agency = find_agency(in, agency_end, max_organ_length);
  Serial whole = serial;
  whole.end = behind + ling.size();
  DocumentNumber out = make(in, agency, agency_end, whole);
  out.agency = organs(in, agency, agency_end);
  out.form = NumberForm::order;
  out.text = out.agency + "第" + serial.digits + "号令";
  return out;
}

// （2016）建市资字第123号: the year first
std::optional<DocumentNumber> year_first_form(const Context& in, const Serial& serial) {
  const std::size_t code_end = blanks_before(in.text, serial.begin, in.begin);
  const std::size_t code = agency_run(in.text, code_end, in.begin, max_code_length);
  if (code >= code_end) return std::nullopt;
  const std::size_t year_end = blanks_before(in.text, code, in.begin);
  const auto year = bracket_year_before(in.text, year_end, in.begin);
  if (!year || !year->year) return std::nullopt;
  DocumentNumber out = make(in, year->begin, code_end, serial);
  out.agency = without_spaces(in.text.substr(code, code_end - code));
  out.year = year->year;
  out.form = NumberForm::other;
  out.text =
      "〔" + year->digits + "〕" + out.agency + (serial.di ? "第" : "") + serial.digits + "号";
  return out;
}

// 京政办字第12号
std::optional<DocumentNumber> word_form(const Context& in, const Serial& serial) {
  const std::size_t code_end = blanks_before(in.text, serial.begin, in.begin);
  if (!serial.di || !ends_with(in.text, code_end, in.begin, "字")) return std::nullopt;
  const std::size_t code = find_agency(in, code_end, max_code_length);
  if (code >= code_end) return std::nullopt;
  DocumentNumber out = make(in, code, code_end, serial);
  out.agency = organs(in, code, code_end);
  out.form = NumberForm::other;
  out.text = out.agency + "第" + serial.digits + "号";
  return out;
}

std::optional<DocumentNumber> read(const Context& in, std::size_t digits_end, std::size_t end) {
  const auto serial = serial_before(in.text, digits_end, end, in.begin);
  if (!serial) return std::nullopt;
  constexpr std::array forms = {bracket_form,      year_form,       order_form,
                                order_behind_form, year_first_form, word_form};
  for (const auto form : forms) {
    if (auto out = form(in, *serial)) return out;
  }
  return std::nullopt;
}

// An agency is a code or names of organs, not a sentence.
bool names_agency(std::string_view agency, NumberForm form) {
  if (length(agency) > (form == NumberForm::document ? max_code_length : max_organ_length)) {
    return false;
  }
  for (std::size_t at = 0; at < agency.size();) {
    const Rune rune = rune_at(agency, at);
    if (!is_han(rune.value) && !is_one_of(rune.value, U" 、（）()")) return false;
    at += rune.size;
  }
  return agency.find("关于") == agency.npos;
}

}  // namespace

std::vector<DocumentNumber> find_document_numbers(std::string_view text, Span within) {
  std::vector<DocumentNumber> out;
  const std::string_view seen = text.substr(0, within.end);
  Context in{seen, within.begin, false};
  for (std::size_t at = scan::find(seen, hao, within.begin); at != seen.npos;
       at = scan::find(seen, hao, at + hao.size())) {
    if (auto number = read(in, at, at + hao.size())) {
      in.begin = number->span.end;  // numbers do not overlap
      out.push_back(std::move(*number));
    }
  }
  return out;
}

std::optional<DocumentNumber> document_number_at(std::string_view text, std::size_t at,
                                                 std::size_t limit) {
  limit = std::min(limit, at + max_number_bytes);
  const std::size_t hao_at = scan::find(text.substr(0, limit), hao, at);
  if (hao_at == text.npos) return std::nullopt;
  auto out = read({text.substr(0, limit), at, false}, hao_at, hao_at + hao.size());
  if (!out || out->span.begin != skip_spaces(text, at)) return std::nullopt;
  return out;
}

std::optional<DocumentNumber> document_number_line(std::string_view text, Span line) {
  line = trim(text, line);
  // Brackets around the whole: （国办发〔2017〕2号）
  const Rune open = rune_at(text.substr(0, line.end), line.begin);
  const Rune close = rune_before(text, line.end);
  if (line.size() > open.size + close.size && is_one_of(open.value, opening) &&
      is_one_of(close.value, closing)) {
    const Span inside = make_span(line.begin + open.size, line.end - close.size);
    const auto year_first = bracket_year_before(text, line.end, line.begin);
    if (!year_first && scan::holds(inside.of(text), hao)) {
      line = trim(text, inside);
    }
  }
  const std::string_view seen = text.substr(0, line.end);
  const Context in{seen, line.begin, true};
  if (!ends_with(seen, line.end, line.begin, hao)) {
    constexpr std::string_view order_behind = "号令";
    if (!ends_with(seen, line.end, line.begin, order_behind)) return std::nullopt;
    return read(in, line.end - order_behind.size(), line.end - std::string_view("令").size());
  }
  auto out = read(in, line.end - hao.size(), line.end);
  return out && names_agency(out->agency, out->form) ? out : std::nullopt;
}

}  // namespace gongwen::scan
