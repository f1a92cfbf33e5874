#include "text/charset/stateful.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tables/model.hpp"
#include "text/charset/output.hpp"
#include "text/charset/surprise.hpp"
#include "text/charset/ways.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr char escape = '\x1B';
constexpr char shift_out = '\x0E';
constexpr char shift_in = '\x0F';
constexpr std::uint8_t high_bit = 0x80;

bool is_set_byte(char c) {
  return c >= 0x21 && c <= 0x7E;
}

// Writes characters; the bytes of escape sequences count to the characters beside them, so that the
// sequences are no repair and every byte has its place in the map.
class Writer {
 public:
  explicit Writer(std::size_t room) : out_(room) {}

  void character(Decoded c) {
    flush();
    c.size += pending_;
    pending_ = 0;
    last_ = c;
  }
  // A sequence belongs to the character behind it, and at the end of the text to the one before.
  void sequence(std::size_t size) {
    pending_ += static_cast<std::uint32_t>(size);
    constexpr std::uint32_t longest_unit = 200;  // units of the map have 8 bits
    if (pending_ > longest_unit) drop_pending();
  }
  [[nodiscard]] Text finish() && {
    if (last_ && pending_ > 0) {
      last_->size += pending_;
      pending_ = 0;
    }
    drop_pending();
    return std::move(out_).finish();
  }

 private:
  void flush() {
    if (last_) out_.put(*last_, out_.source_size());
    last_.reset();
  }
  void drop_pending() {
    flush();
    if (pending_ > 0) out_.drop(pending_);
    pending_ = 0;
  }

  Output out_;
  std::optional<Decoded> last_;
  std::uint32_t pending_ = 0;
};

// The characters of a stretch of two-byte codes: with their high bits they are those of `charset`.
void write_codes(Writer& out, Charset charset, std::string_view codes, values::Watch* watch) {
  values::poll(watch, codes.size());
  std::string bytes(codes);
  for (char& c : bytes) {
    if (is_set_byte(c)) c = static_cast<char>(static_cast<std::uint8_t>(c) | high_bit);
  }
  const std::array charsets = {charset};
  bool valid = true;
  for (std::size_t at = 0; valid && at < bytes.size();) {
    const Decoded c = decode_at(charset, bytes, at);
    valid = c.valid;
    at += c.size;
  }
  const std::vector<CharsetRun> way =
      valid ? std::vector<CharsetRun>{{span_of(0, bytes.size()), charset}}
            : cheapest_way(bytes, charsets, watch);
  for (const CharsetRun& stretch : way) {
    if (stretch.ill_formed) {
      out.character({U'\uFFFD', 0, stretch.bytes.size(), false});
      continue;
    }
    const std::string_view part = stretch.bytes.of(bytes);
    for (std::size_t at = 0; at < part.size();) {
      const Decoded c = decode_at(charset, part, at);
      out.character(c);
      at += c.size;
    }
  }
}

Decoded ascii_at(std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<std::uint8_t>(bytes[at]);
  if (byte < high_bit) return {byte, 0, 1, true};
  return {U'\uFFFD', 0, 1, false};
}

Text decode_hz(std::string_view bytes, values::Watch* watch) {
  Writer out(bytes.size() + bytes.size() / 2);
  const auto stands = [&](std::string_view what, std::size_t at) {
    return bytes.substr(at, what.size()) == what;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    values::poll(watch, 1);
    if (stands("~{", at)) {
      out.sequence(2);
      const std::size_t begin = at + 2;
      // A line ends what was left open.
      for (at = begin; at < bytes.size() && bytes[at] != '\n' && !stands("~}", at);) ++at;
      write_codes(out, Charset::gb18030, bytes.substr(begin, at - begin), watch);
    } else if (stands("~}", at) || stands("~\n", at)) {
      out.sequence(2);
      at += 2;
    } else if (stands("~~", at)) {
      out.character({U'~', 0, 2, true});
      at += 2;
    } else {
      out.character(ascii_at(bytes, at));
      ++at;
    }
  }
  return std::move(out).finish();
}

// What a designation of ISO-2022-CN names.
struct Designation {
  std::string_view bytes;
  std::uint8_t slot;   // 1: behind SO; 2, 3: behind ESC N, ESC O
  std::uint8_t plane;  // of CNS 11643; 0: GB 2312
};
constexpr Designation designations[] = {
    {"\x1B$)A", 1, 0}, {"\x1B$)E", 1, 0},  // ISO-IR-165 is GB 2312 with additions
    {"\x1B$)G", 1, 1}, {"\x1B$*H", 2, 2}, {"\x1B$+I", 3, 3}, {"\x1B$+J", 3, 4},
    {"\x1B$+K", 3, 5}, {"\x1B$+L", 3, 6}, {"\x1B$+M", 3, 7},
};

const Designation* designation_at(std::string_view bytes, std::size_t at) {
  const std::string_view here = bytes.substr(at);
  const auto* found = std::find_if(std::begin(designations), std::end(designations),
                                   [&](const Designation& d) { return here.starts_with(d.bytes); });
  return found == std::end(designations) ? nullptr : found;
}

// One character of the sets 2 and 3, which ESC N and ESC O announce.
Decoded single_shift(std::string_view bytes, std::size_t at, std::uint8_t plane) {
  constexpr std::size_t size = 4;
  const Decoded ill_formed{U'\uFFFD', 0, 2, false};
  if (at + size > bytes.size() || !is_set_byte(bytes[at + 2]) || !is_set_byte(bytes[at + 3])) {
    return ill_formed;
  }
  const auto high = [](int c) { return static_cast<char>(c | high_bit); };
  const std::array code = {'\x8E', static_cast<char>(0xA0 + plane), high(bytes[at + 2]),
                           high(bytes[at + 3])};
  return decode_at(Charset::euc_tw, {code.data(), code.size()}, 0);
}

Text decode_iso2022(std::string_view bytes, values::Watch* watch) {
  Writer out(bytes.size() + bytes.size() / 2);
  std::array<std::uint8_t, 4> planes = {0, 0, 2, 3};
  bool shifted = false;
  for (std::size_t at = 0; at < bytes.size();) {
    values::poll(watch, 1);
    const char c = bytes[at];
    if (const Designation* designation = c == escape ? designation_at(bytes, at) : nullptr) {
      planes[designation->slot] = designation->plane;
      out.sequence(designation->bytes.size());
      at += designation->bytes.size();
    } else if (c == escape && at + 1 < bytes.size() &&
               (bytes[at + 1] == 'N' || bytes[at + 1] == 'O')) {
      const Decoded read = single_shift(bytes, at, planes[bytes[at + 1] == 'N' ? 2 : 3]);
      out.character(read);
      at += read.size;
    } else if (c == shift_out || c == shift_in) {
      shifted = c == shift_out;
      out.sequence(1);
      ++at;
    } else if (shifted && is_set_byte(c)) {
      std::size_t end = at;
      while (end < bytes.size() && is_set_byte(bytes[end])) ++end;
      write_codes(out, planes[1] == 1 ? Charset::euc_tw : Charset::gb18030,
                  bytes.substr(at, end - at), watch);
      at = end;
    } else {
      if (c == '\n') shifted = false;  // each line shifts anew
      out.character(ascii_at(bytes, at));
      ++at;
    }
  }
  return std::move(out).finish();
}

// Bits for a character between sequences, at most: text that merely has such bytes in it (a
// program, a formula) comes out as rare characters and codes that there are not.
constexpr int most_bits = 17;
// A name of rare characters takes more; then all must be in order, and there must be a name: one
// character by itself is any two letters.
constexpr int most_bits_in_order = 21;
constexpr std::size_t least_in_order = 2;

// `first` is where the first sequence stands.
bool is_chinese(Charset charset, std::string_view bytes, std::size_t first) {
  // What stands around the first sequence tells as much as the whole.
  constexpr std::size_t around = 1U << 13;
  const std::size_t begin = first - std::min(first, around);
  const Text text = decode_stateful(charset, bytes.substr(begin, 2 * around));
  std::size_t wide = 0;
  int bits = 0;
  char32_t before = U'\n';
  for (std::size_t at = 0; at < text.utf8.size();) {
    const Rune c = rune_at(text.utf8, at);
    at += c.size;
    // Zero bytes and the like: the bytes are other units altogether.
    const bool control = c.value < U' ' && c.value != U'\t' && c.value != U'\n' && c.value != U'\r';
    if (c.value >= high_bit) ++wide;
    if (c.value >= high_bit || control) {
      const bool valid = c.value != 0xFFFD && !control;
      bits += surprise(before, {c.value, 0, 2, valid}, charset);
    }
    before = c.value;
  }
  const bool closed = charset == Charset::iso2022cn || bytes.find("~}") != std::string_view::npos;
  const bool in_order = closed && text.repairs.empty() && wide >= least_in_order;
  const int most = in_order ? most_bits_in_order : most_bits;
  return wide > 0 && bits <= most * static_cast<int>(wide);
}

}  // namespace

Text decode_stateful(Charset charset, std::string_view bytes, values::Watch* watch) {
  return charset == Charset::hz ? decode_hz(bytes, watch) : decode_iso2022(bytes, watch);
}

std::optional<Charset> find_stateful(std::string_view bytes) {
  const std::size_t tilde = bytes.find("~{");
  if (tilde != std::string_view::npos && is_chinese(Charset::hz, bytes, tilde)) {
    return Charset::hz;
  }
  for (std::size_t at = bytes.find(escape); at != std::string_view::npos;
       at = bytes.find(escape, at + 1)) {
    if (designation_at(bytes, at) == nullptr) continue;
    if (is_chinese(Charset::iso2022cn, bytes, at)) return Charset::iso2022cn;
    break;
  }
  return std::nullopt;
}

}  // namespace gongwen::text
