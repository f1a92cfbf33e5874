// Prints number, title and sections of the documents in the files that are named.
#include <fstream>
#include <gongwen/gongwen.hpp>
#include <iostream>
#include <iterator>

void print(const std::vector<gongwen::Section>& sections) {
  for (const gongwen::Section& section : sections) {
    std::cout << std::string(2 * section.level, ' ') << section.label
              << (section.heading ? section.heading->text : "…") << '\n';
    print(section.sections);
  }
}

int main(int count, char** names) {
  const gongwen::Parser parser;  // immutable: one serves any number of threads
  for (int i = 1; i < count; ++i) {
    std::ifstream file(names[i], std::ios::binary);
    if (!file) {
      std::cerr << names[i] << ": cannot be read\n";
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const gongwen::Result result = parser.parse(bytes);
    for (const gongwen::Document& document : result.documents) {
      std::cout << (document.number ? document.number->text : "(no number)") << ' '
                << (document.title ? document.title->text : "(no title)") << '\n';
      print(document.sections);
    }
  }
}
