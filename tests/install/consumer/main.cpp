// A program of somebody else, which has only what was installed.
#include <gongwen/gongwen.hpp>
#include <iostream>

int main() {
  const gongwen::Parser parser;
  const gongwen::Result result =
      parser.parse("关于开展校园安全演练的通知\n各中心校：\n特此通知。\n");
  if (const std::string fault = gongwen::broken_invariant(result); !fault.empty()) {
    std::cerr << fault << '\n';
    return 1;
  }
  std::cout << "gongwen " << GONGWEN_VERSION << '\n' << gongwen::to_json(result) << '\n';
  return 0;
}
