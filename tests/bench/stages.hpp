// What share of the time each stage takes.
#pragma once

#include <string>

namespace gongwen::bench {

// Prints a row for each stage of reading `input`: milliseconds, MB/s, share.
void print_stages(const char* kind, const std::string& input);

}  // namespace gongwen::bench
