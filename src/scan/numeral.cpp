#include "scan/numeral.hpp"

#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// Longer runs of digits are telephone numbers and codes, not numbers to count with.
constexpr int max_digits = 9;
constexpr int max_value = 999'999'999;

int han_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'○':
    case U'零':
    case U'Ｏ':
    case U'O':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'两':
    case U'贰':
      return 2;
    case U'三':
    case U'叁':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

// 十, 百, 千: what the digit before them counts.
int han_unit(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

// 廿 and 卅 are a digit and a unit in one.
int han_compound(char32_t c) {
  if (c == U'廿') return 20;
  return c == U'卅' ? 30 : 0;
}

// The value of a numeral with units (一百零二) while it is read; units must fall.
class UnitSum {
 public:
  bool add_digit(int digit) {
    if (digit == 0) return pending_ < 0 && total_ > 0;  // 一百零二
    if (pending_ >= 0) return false;
    pending_ = digit;
    return true;
  }
  bool add_unit(int unit) {
    if (unit >= last_unit_ || (pending_ < 0 && unit != 10)) return false;
    total_ += (pending_ < 0 ? 1 : pending_) * unit;
    pending_ = -1;
    last_unit_ = unit;
    return true;
  }
  bool add_compound(int value) {
    if (total_ > 0 || pending_ >= 0) return false;
    total_ = value;
    last_unit_ = 10;
    return true;
  }
  [[nodiscard]] int value() const { return total_ + (pending_ < 0 ? 0 : pending_); }

 private:
  int total_ = 0;
  int pending_ = -1;
  int last_unit_ = 10'000;
};

std::optional<Numeral> positional(std::string_view text, std::size_t at) {
  Numeral out{make_span(at, at)};
  std::size_t end = at;
  for (Rune rune = rune_at(text, end); han_digit(rune.value) >= 0; rune = rune_at(text, end)) {
    if (++out.digits > max_digits) return std::nullopt;
    out.value = out.value * 10 + han_digit(rune.value);
    end += rune.size;
  }
  if (out.digits == 0) return std::nullopt;
  out.span = make_span(at, end);
  return out;
}

std::optional<Numeral> with_units(std::string_view text, std::size_t at) {
  UnitSum sum;
  Numeral out{make_span(at, at)};
  std::size_t end = at;
  for (; out.digits < max_digits; ++out.digits) {
    const Rune rune = rune_at(text, end);
    bool taken = false;
    if (const int digit = han_digit(rune.value); digit >= 0) {
      taken = sum.add_digit(digit);
    } else if (const int unit = han_unit(rune.value); unit > 0) {
      taken = sum.add_unit(unit);
    } else if (const int compound = han_compound(rune.value); compound > 0) {
      taken = sum.add_compound(compound);
    }
    if (!taken) break;
    end += rune.size;
  }
  if (out.digits == 0) return std::nullopt;
  out.value = sum.value();
  out.span = make_span(at, end);
  return out;
}

bool starts_like_han(char32_t c) {
  // A Latin O stands for zero only behind a digit.
  return (han_digit(c) >= 0 && c != U'O' && c != U'Ｏ') || han_unit(c) > 0 || han_compound(c) > 0;
}

}  // namespace

std::optional<Numeral> arabic_numeral(std::string_view text, std::size_t at) {
  Numeral out{make_span(at, at)};
  std::size_t end = at;
  for (Rune rune = rune_at(text, end); digit_value(rune.value) >= 0; rune = rune_at(text, end)) {
    const int digit = digit_value(rune.value);
    if (++out.digits > max_digits || out.value > (max_value - digit) / 10) return std::nullopt;
    out.value = out.value * 10 + digit;
    end += rune.size;
  }
  if (out.digits == 0) return std::nullopt;
  out.span = make_span(at, end);
  return out;
}

std::optional<Numeral> han_numeral(std::string_view text, std::size_t at) {
  if (!starts_like_han(rune_at(text, at).value)) return std::nullopt;
  const std::optional<Numeral> digits = positional(text, at);
  const std::optional<Numeral> units = with_units(text, at);
  if (!digits) return units;
  return units && units->span.size() >= digits->span.size() ? units : digits;
}

std::optional<Numeral> numeral(std::string_view text, std::size_t at) {
  if (std::optional<Numeral> arabic = arabic_numeral(text, at)) return arabic;
  return han_numeral(text, at);
}

}  // namespace gongwen::scan
