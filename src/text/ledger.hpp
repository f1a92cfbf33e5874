// The repairs of a text: equal ones are one row with a count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/result.hpp"

namespace gongwen::text {

// Rows stand in the order in which each was first seen. Beyond the limit further ones are counted
// only, so that memory stays in bounds whatever the input is.
class Ledger {
 public:
  // Folds `count` equal repairs (kind, before, after) into their row, which keeps the smallest
  // confidence. `place(row)` sets the spans of a row that is new.
  template <typename Place>
  void add(RepairKind kind, std::string_view before, std::string_view after, std::uint32_t count,
           float confidence, Place place) {
    Repair* row = find(kind, before, after, count, confidence);
    if (row != nullptr) place(*row);
  }
  void add(const Repair& repair) {
    add(repair.kind, repair.before, repair.after, repair.count, repair.confidence,
        [&](Repair& row) {
          row.span = repair.span;
          row.source = repair.source;
        });
  }

  void set_limit(std::uint32_t rows) { limit_ = rows; }
  [[nodiscard]] std::vector<Repair>& rows() { return rows_; }
  [[nodiscard]] auto begin() const { return rows_.begin(); }
  [[nodiscard]] auto end() const { return rows_.end(); }
  [[nodiscard]] const Repair& operator[](std::size_t row) const { return rows_[row]; }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  // Repairs beyond the limit.
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
  // The row if it is new, else nothing.
  Repair* find(RepairKind kind, std::string_view before, std::string_view after,
               std::uint32_t count, float confidence);
  void grow();

  std::vector<Repair> rows_;
  std::vector<std::uint64_t> hashes_;  // of each row
  std::vector<std::uint32_t> slots_;   // open addressing: number of a row and one, 0 where free
  std::uint32_t limit_ = Limits{}.repairs;
  std::uint64_t dropped_ = 0;
};

}  // namespace gongwen::text
