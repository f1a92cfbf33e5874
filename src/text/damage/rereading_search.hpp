// The search behind rereading.hpp: a lattice of ways to read a piece, of which the cheapest wins.
#pragma once

#include <array>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

#include "tables/model.hpp"
#include "text/damage/guesser.hpp"
#include "text/damage/rereading.hpp"

namespace gongwen::text::rereading {

inline constexpr int bit = tables::costs_per_bit;
// What it takes to believe that a stretch begins here.
inline constexpr int enter_cost = 10 * bit;
inline constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

// A way to read the text up to a place: a link of a chain that leads back to its beginning.
struct Way {
  int cost = 0;
  std::uint16_t before = 0;  // the model's numbers of the last two characters
  std::uint16_t earlier = 0;
  std::uint32_t from = nowhere;
  std::uint32_t place = 0;
  Reread c;
  bool again = false;  // inside a stretch that is read again
};

// What the lead byte of a guess must be.
using LeadTest = std::function<bool(std::uint8_t)>;

[[nodiscard]] bool has_traditional(std::u32string_view text);

// True if what is known of GBK that was read as Big5 is in simplified script.
[[nodiscard]] bool is_simplified(Misreading misreading, const std::vector<Slot>& slots);

class Search {
 public:
  Search(Misreading misreading, std::u32string_view text, Guesser& guesser, const Notes* notes,
         const std::vector<bool>& unsure)
      : misreading_(misreading),
        guesser_(guesser),
        notes_(notes),
        charset_(charset_of(misreading)),
        slots_(slots_of(misreading, text)),
        offered_(2 * slots_.size() + 2),
        places_(2 * slots_.size() + 2),
        plain_(slots_.size() + 1, nowhere),
        traditional_(has_traditional(text)),
        simplified_(is_simplified(misreading, slots_)) {
    for (std::size_t i = 0; i < unsure.size(); ++i) {
      if (unsure[i]) make_unsure(slots_[i]);
    }
  }

  // What is found up to the first place, from slot `limit` on, at which the best way has read whole
  // slots: it is told by `stopped`.
  std::vector<Stretch> run(std::size_t limit);
  [[nodiscard]] std::size_t stopped() const { return stopped_; }

 private:
  std::uint32_t add(const Way& way);

  // Guesses offer hundreds of ways for a place: few are kept, the rest must not take room.
  void offer(std::size_t place, const Way& way);
  // Keeps the best ways of a place, one for each pair of last characters.
  void settle(std::size_t place);

  static int cost_behind(const Way& way, char32_t c, std::uint16_t number);

  Way behind(std::uint32_t from, const Reread& c, std::size_t place, bool again) const;

  void keep(std::size_t i);

  [[nodiscard]] char32_t slots_before(std::size_t i) const;

  // The end of a note at slot `i` that gives a reading of `host`.
  [[nodiscard]] std::size_t whole_note_behind(std::size_t i, char32_t host) const;

  // A stretch that is one byte off begins with a character whose first or last byte was lost, with
  // or without a sign of it.
  void enter_misaligned(std::size_t i);

  std::vector<std::uint32_t> entered(std::size_t i, int more);

  // The inserted character may have swallowed the lost byte, or it stands behind the sign of the
  // loss.
  void enter_by_sign(std::size_t i);

  // The second byte of the character before slot `i`, whose own reading may stand between.
  [[nodiscard]] std::uint8_t last_byte_before(std::size_t i) const;

  void begin_with_lost_lead(std::size_t i, const std::vector<std::uint32_t>& here,
                            const LeadTest& lead_fits, bool lead_told = false);

  // Text that is one byte off is soon strange, and was not before.
  [[nodiscard]] bool may_begin_dropped(std::size_t i) const;

  void enter_dropped(std::size_t i);

  void enter(std::size_t i);

  // Which way to leave by depends on what follows.
  void leave(std::size_t i);

  // Some bytes from a place on, and the place behind them.
  struct Taken {
    std::array<Byte, 3> bytes{};
    std::size_t count = 0;
    std::size_t place = 0;
    // Where two of them were lost as one pair, the place of its first among them.
    std::size_t pair = 3;
  };

  template <typename Visit>
  void take(const Taken& taken, std::size_t wanted, Visit visit) const;

  void read_on(std::size_t i, std::size_t offset, const std::vector<std::uint32_t>& here);

  [[nodiscard]] std::size_t size_of(Byte lead) const;

  void read(const std::vector<std::uint32_t>& here, const Taken& taken);

  void guess(const std::vector<std::uint32_t>& ways, const Taken& taken);

  void guess_among(const std::vector<std::uint32_t>& here, const Taken& taken,
                   const LeadTest& lead_fits);

  // The sign of a loss costs little, so that two of its three bytes must be known.
  [[nodiscard]] static bool leads_to_lost_sign(const Taken& taken);

  // The reading of a character whose last byte went with the opening bracket.
  [[nodiscard]] std::string_view reading_behind(const Taken& taken) const;

  [[nodiscard]] int doubt(char32_t c) const;

  // Even where both bytes of a character are lost one thing is known: as a pair they were no valid
  // code. That tells much where Big5 lacks many codes of GBK, and between two lost pairs.
  [[nodiscard]] bool tells_of_holes(const Taken& taken) const;

  // The ways whose last byte makes no character with `lead`, where both were lost as a pair.
  [[nodiscard]] std::vector<std::uint32_t> before_lost(const std::vector<std::uint32_t>& here,
                                                       std::uint8_t lead) const;

  void put(const std::vector<std::uint32_t>& here, const Taken& taken, char32_t value, int doubt,
           bool guessed, char32_t second = 0);

  [[nodiscard]] std::vector<Stretch> traced(std::size_t limit);

  // How far behind the other guesses at the same place are.
  [[nodiscard]] int margin_of(const Way& way) const;

  [[nodiscard]] int shown_cost(const Stretch& stretch) const;

  Misreading misreading_;
  Guesser& guesser_;
  const Notes* notes_;  // of misaligned text
  Charset charset_;
  std::vector<Slot> slots_;
  std::size_t settled_ = 0;                         // places before it are
  std::vector<std::vector<Way>> offered_;           // for the places behind
  std::vector<std::vector<std::uint32_t>> places_;  // ways inside a stretch, two places a slot
  std::vector<std::uint32_t> plain_;                // the best way outside of one
  std::vector<Way> ways_;
  std::size_t stopped_ = 0;  // the slot that the trace ends at
  bool traditional_;
  bool simplified_;
};

}  // namespace gongwen::text::rereading
