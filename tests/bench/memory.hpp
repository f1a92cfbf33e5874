// How much memory the text stage takes, as multiples of its input.
#pragma once

#include <string>

namespace gongwen::bench {

// Prints the peak of what `clean` allocates, and the size of the offset map, beside the input.
void print_memory(const char* kind, const std::string& input);

}  // namespace gongwen::bench
