#include "gongwen/hash.hpp"

#include <string>

namespace gongwen {
namespace {

// As boost::hash_combine mixes.
void add(std::size_t& seed, std::size_t hash) {
  seed ^= hash + 0x9E3779B9U + (seed << 6U) + (seed >> 2U);
}

template <typename T>
void add_value(std::size_t& seed, const T& value) {
  add(seed, std::hash<T>{}(value));
}

}  // namespace

std::size_t hash_of(Span span) noexcept {
  std::size_t seed = 0;
  add_value(seed, span.begin);
  add_value(seed, span.end);
  return seed;
}

std::size_t hash_of(const Value& value) noexcept {
  std::size_t seed = hash_of(value.span);
  add_value(seed, value.text);
  add_value(seed, value.confidence);
  return seed;
}

std::size_t hash_of(const Date& date) noexcept {
  std::size_t seed = hash_of(static_cast<const Value&>(date));
  for (const int part : {date.year, date.month, date.day}) add_value(seed, part);
  return seed;
}

std::size_t hash_of(const Number& number) noexcept {
  std::size_t seed = hash_of(static_cast<const Value&>(number));
  add_value(seed, number.agency);
  add_value(seed, number.year);
  add_value(seed, number.serial);
  add_value(seed, number.form);
  return seed;
}

std::size_t hash_of(const Period& period) noexcept {
  std::size_t seed = hash_of(static_cast<const Value&>(period));
  add_value(seed, period.start);
  add_value(seed, period.end);
  add_value(seed, period.role);
  return seed;
}

}  // namespace gongwen
