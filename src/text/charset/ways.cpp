#include "text/charset/ways.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "text/charset/surprise.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Bits for a change of charset: files are put together of lines more often than within them.
constexpr int switch_bits = 46;
constexpr int switch_at_line_bits = 30;
// Bits for leaving out a byte that could begin a character.
constexpr int skip_bits = 36;
// Bytes that are looked at together; what is best behind them hardly changes what is best here.
constexpr std::size_t chunk_bytes = 1U << 15;
constexpr std::size_t longest_code = 4;
// Characters wait for this many bytes at the end of a chunk: they may go on in the next.
constexpr std::size_t overlap_bytes = 8;
constexpr std::size_t most_charsets = 8;
constexpr int unreached = std::numeric_limits<int>::max() / 2;

// The cheapest way to a position in a charset, and its last step.
struct Node {
  int bits = unreached;
  char32_t before = U'\n';
  std::uint8_t from = 0;  // number of the charset before the step
  std::uint8_t size = 0;  // bytes of the step; 0: a change of charset
  bool ill_formed = false;
};

// The lattice of a chunk: a node for each position and charset.
class Lattice {
 public:
  explicit Lattice(std::span<const Charset> charsets)
      : charsets_(charsets.first(std::min(charsets.size(), most_charsets))) {}

  // Appends the stretches of the beginning of `rest` and returns how many bytes they take. `number`
  // is the charset before them, and then the one at their end.
  std::size_t read(std::string_view rest, std::size_t offset, std::size_t& number,
                   std::vector<CharsetRun>& out) {
    bytes_ = rest.substr(0, chunk_bytes);
    nodes_.assign((bytes_.size() + 1) * charsets_.size(), Node{});
    node(0, number).bits = 0;
    for (std::size_t at = 0; at < bytes_.size(); ++at) {
      change(at);
      for (std::size_t k = 0; k < charsets_.size(); ++k) step(at, k);
    }
    std::size_t end = bytes_.size();
    number = best(end).second;
    if (bytes_.size() < rest.size()) {
      const std::size_t sure = end - overlap_bytes;
      while (end > sure) go_back(end, number);
    }
    trace_back(end, number, offset, out);
    return end;
  }

 private:
  Node& node(std::size_t at, std::size_t k) { return nodes_[at * charsets_.size() + k]; }

  std::pair<int, std::size_t> best(std::size_t at) {
    std::pair<int, std::size_t> found{unreached, 0};
    for (std::size_t k = 0; k < charsets_.size(); ++k) {
      if (node(at, k).bits < found.first) found = {node(at, k).bits, k};
    }
    return found;
  }

  void change(std::size_t at) {
    const auto [bits, from] = best(at);
    const bool line = at == 0 || bytes_[at - 1] == '\n';
    const int with_change = bits + (line ? switch_at_line_bits : switch_bits);
    for (std::size_t k = 0; k < charsets_.size(); ++k) {
      if (node(at, k).bits <= with_change) continue;
      node(at, k) = {with_change, node(at, from).before, static_cast<std::uint8_t>(from), 0, false};
    }
  }

  void step(std::size_t at, std::size_t k) {
    const Node& here = node(at, k);
    const Decoded c = decode_at(charsets_[k], bytes_, at);
    const int bits = surprise(here.before, c, charsets_[k]);
    reach(at + c.size, k, here.bits + bits, is_blank(c.value) ? here.before : c.value, at,
          !c.valid);
    if (const std::size_t size = questioned_size(at, k)) {
      reach(at + size, k, here.bits + invalid_bits, U'\n', at, true);
    }
    if (c.size > 1 && c.valid) reach(at + 1, k, here.bits + skip_bits, U'\n', at, true);
  }

  // Bytes of a sequence of UTF-8 in which a conversion has put `?` for one byte; else 0.
  std::size_t questioned_size(std::size_t at, std::size_t k) const {
    constexpr std::size_t size = 3;
    if (charsets_[k] != Charset::utf8 || at + size > bytes_.size()) return 0;
    const std::string_view sequence = bytes_.substr(at, size);
    const bool lead = (sequence[0] & 0xF0) == 0xE0;
    const auto is_trail = [&](std::size_t i) { return (sequence[i] & 0xC0) == 0x80; };
    const bool asked = (sequence[1] == '?' && is_trail(2)) || (is_trail(1) && sequence[2] == '?');
    return lead && asked ? size : 0;
  }

  void reach(std::size_t to, std::size_t k, int bits, char32_t before, std::size_t at,
             bool ill_formed) {
    Node& there = node(to, k);
    if (bits >= there.bits) return;
    const auto size = static_cast<std::uint8_t>(to - at);
    there = {bits, before, static_cast<std::uint8_t>(k), size, ill_formed};
  }

  void go_back(std::size_t& at, std::size_t& k) {
    const Node& last = node(at, k);
    at -= last.size;
    k = last.from;
  }

  void trace_back(std::size_t end, std::size_t k, std::size_t offset,
                  std::vector<CharsetRun>& out) {
    const std::size_t first = out.size();
    for (std::size_t at = end; at > 0;) {
      const Node last = node(at, k);
      if (last.size > 0) {
        const Span bytes = span_of(offset + at - last.size, offset + at);
        CharsetRun* next = out.size() > first ? &out.back() : nullptr;
        const bool same =
            next != nullptr && next->ill_formed == last.ill_formed && next->charset == charsets_[k];
        // A sign for each lost character or so, whatever is left of it.
        const bool fits =
            same && (!last.ill_formed || next->bytes.end - bytes.begin <= longest_code);
        if (fits) {
          next->bytes.begin = bytes.begin;
        } else {
          out.push_back({bytes, charsets_[k], last.ill_formed});
        }
      }
      go_back(at, k);
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  }

  std::span<const Charset> charsets_;
  std::string_view bytes_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<CharsetRun> cheapest_way(std::string_view bytes, std::span<const Charset> charsets,
                                     values::Watch* watch) {
  std::vector<CharsetRun> out;
  Lattice lattice(charsets);
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t read = lattice.read(bytes.substr(at), at, number, out);
    values::poll(watch, read);
    at += read;
  }
  return out;
}

}  // namespace gongwen::text
