// Numbers as text, whatever the locale of the process is.
#pragma once

#include <string>

namespace gongwen::values {

// With so many digits behind the point: 0.90.
[[nodiscard]] std::string decimal(double number, int digits);

}  // namespace gongwen::values
