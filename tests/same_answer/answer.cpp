// What a C++ program gets: one JSON object a line for each file that standard input names.
#include <cstdio>
#include <fstream>
#include <gongwen/gongwen.hpp>
#include <iostream>
#include <iterator>
#include <string>

int main() {
  const gongwen::Parser parser;
  std::string path;
  while (std::getline(std::cin, path)) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      std::cerr << path << ": cannot be opened\n";
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::cout << to_json(parser.parse(bytes, gongwen::Hints{path, {}, {}})) << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
