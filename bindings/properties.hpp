// What a member of a value is in Python, and a class made of the members of a value.
#pragma once

#include <pybind11/pybind11.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "archive.hpp"
#include "gongwen/gongwen.hpp"
#include "members.hpp"

namespace gongwen::bindings {

namespace py = pybind11;

// Classes of the package that are written in Python (`gongwen._span.Span` …).
[[nodiscard]] py::object python_span(Span span);
[[nodiscard]] py::object python_date(const Date& date);
// `2024-09-02` as a datetime.date; None for what is less than a day.
[[nodiscard]] py::object python_day(const std::string& iso);

// `item` in Python. What has members is not copied: it keeps `owner` alive, in which it lies.
template <typename T>
py::object to_python(const T& item, py::handle owner) {
  if constexpr (std::is_same_v<T, Span>) {
    return python_span(item);
  } else if constexpr (std::is_same_v<T, Date>) {
    return python_date(item);
  } else if constexpr (std::is_enum_v<T>) {
    return py::str(std::string(name(item)));
  } else if constexpr (has_members<T>) {
    return py::cast(&item, py::return_value_policy::reference_internal, owner);
  } else {
    return py::cast(item);
  }
}

template <typename T>
py::object to_python(const std::optional<T>& item, py::handle owner) {
  return item ? to_python(*item, owner) : py::none();
}

template <typename T>
py::object to_python(const std::vector<T>& items, py::handle owner) {
  py::tuple out(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = to_python(items[i], owner);
  return out;
}

// What `to_python` makes of a T, as Python annotates it.
template <typename T>
struct Annotation {
  static std::string name() {
    if constexpr (std::is_same_v<T, std::string> || std::is_enum_v<T>) {
      return "str";
    } else if constexpr (std::is_same_v<T, bool>) {
      return "bool";
    } else if constexpr (std::is_integral_v<T>) {
      return "int";
    } else if constexpr (std::is_floating_point_v<T>) {
      return "float";
    } else if constexpr (std::is_same_v<T, Span>) {
      return "Span";
    } else if constexpr (std::is_same_v<T, Date>) {
      return "Date | PartialDate";
    } else {
      return py::type::of<T>().attr("__name__").template cast<std::string>();
    }
  }
};
template <typename T>
struct Annotation<std::optional<T>> {
  static std::string name() { return Annotation<T>::name() + " | None"; }
};
template <typename T>
struct Annotation<std::vector<T>> {
  static std::string name() { return "tuple[" + Annotation<T>::name() + ", ...]"; }
};

// What `to_python` made of a T, back: for values that a caller makes for a test.
template <typename T>
struct FromPython {
  static T get(const py::handle& item) {
    if constexpr (std::is_same_v<T, Span>) {
      const auto [begin, end] = item.cast<std::pair<std::uint32_t, std::uint32_t>>();
      return {begin, end};
    } else if constexpr (std::is_same_v<T, Date>) {
      const auto number = [&](const char* name) {
        const py::object part = py::getattr(item, name);
        return part.is_none() ? 0 : part.cast<int>();
      };
      Date date;
      date.year = number("year");
      date.month = number("month");
      date.day = number("day");
      date.text = py::getattr(item, "text", py::str()).cast<std::string>();
      if (py::hasattr(item, "span")) date.span = FromPython<Span>::get(item.attr("span"));
      date.confidence = py::getattr(item, "confidence", py::float_(1.0)).cast<float>();
      return date;
    } else if constexpr (std::is_enum_v<T>) {
      const auto word = item.cast<std::string>();
      const std::optional<T> value = from_name<T>(word);
      if (!value) throw py::value_error("gongwen: no such word: " + word.substr(0, 80));
      return *value;
    } else if constexpr (has_members<T>) {
      return item.cast<const T&>();
    } else {
      return item.cast<T>();
    }
  }
};
template <typename T>
struct FromPython<std::optional<T>> {
  static std::optional<T> get(const py::handle& item) {
    if (item.is_none()) return std::nullopt;
    return FromPython<T>::get(item);
  }
};
template <typename T>
struct FromPython<std::vector<T>> {
  static std::vector<T> get(const py::handle& items) {
    std::vector<T> out;
    for (const py::handle item : items) out.push_back(FromPython<T>::get(item));
    return out;
  }
};

// A T of its members, in their order or by name; what is left out is as in a new value.
template <typename T>
T made_of(const py::args& args, const py::kwargs& kwargs) {
  T out{};
  std::size_t at = 0;
  std::size_t named = 0;
  for_each_member<T>([&](const auto& member) {
    using Type = std::remove_cvref_t<decltype(out.*member.pointer)>;
    if constexpr (!std::is_same_v<Type, OffsetMap>) {
      const bool told = kwargs.contains(member.name);
      if (at < args.size() && told) {
        throw py::type_error(std::string("gongwen: given twice: ") + member.name);
      }
      if (told) {
        out.*member.pointer = FromPython<Type>::get(kwargs[member.name]);
        ++named;
      } else if (at < args.size()) {
        out.*member.pointer = FromPython<Type>::get(args[at]);
      }
      ++at;
    }
  });
  if (args.size() > at) throw py::type_error("gongwen: more values than members");
  if (named < kwargs.size()) {
    for (const auto& [name, value] : kwargs) {
      bool known = false;
      for_each_member<T>([&](const auto& member) {
        known = known || name.template cast<std::string>() == member.name;
      });
      if (!known)
        throw py::type_error("gongwen: no such member: " +
                             py::str(name).cast<std::string>().substr(0, 80));
    }
  }
  return out;
}

// Text in Python's quotes, cut where it would fill the screen.
[[nodiscard]] std::string quoted(const std::string& text);
[[nodiscard]] std::string quoted(const std::optional<Value>& value);

// An archive behind its checksum, and back. A pickle that a disk or a network damaged would load as
// values outside of their text; it is refused instead. Throws std::invalid_argument (ValueError).
[[nodiscard]] py::bytes sealed(const std::string& archive);
[[nodiscard]] std::string_view unsealed(const py::bytes& state);

// Adds `members<T>` as properties of `cls`, of which each instance holds a T that `get` returns;
// equality, and a hash that agrees with it.
template <typename T, typename Class, typename Get>
void add_properties(Class& cls, Get get) {
  for_each_member<T>([&](const auto& member) {
    using Type = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
    if constexpr (!std::is_same_v<Type, OffsetMap>) {
      const auto pointer = member.pointer;
      const std::string doc = std::string(member.doc) + "\n\n:type: " + Annotation<Type>::name();
      cls.def_property_readonly(
          member.name,
          [get, pointer](const py::object& self) { return to_python(get(self).*pointer, self); },
          doc.c_str());
    }
  });
  cls.def("__eq__", [get](const py::object& a, const py::object& b) {
    if constexpr (std::is_base_of_v<Value, T>) {
      // What was read is its text to whoever asks `document.kind == "通知"`.
      if (py::isinstance<py::str>(b))
        return py::object(py::str(get(a).text).equal(b) ? py::bool_(true) : py::bool_(false));
    }
    // A Number is a Value, and equal to none: what it has more would not count.
    if (!py::type::of(a).is(py::type::of(b))) {
      return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    }
    return py::object(py::bool_(get(a) == get(b)));
  });
  cls.def("__hash__", [get](const py::object& self) {
    // Equal to its text, so hashed as that.
    if constexpr (std::is_base_of_v<Value, T>) {
      return py::hash(py::str(get(self).text));
    } else {
      return py::hash(py::bytes(to_archive(get(self))));
    }
  });
}

// A class for T: its members, pickling. `repr` says what an instance is.
template <typename T, typename... Bases>
py::class_<T, Bases...> add_value(py::module_& module, const char* name, const char* doc,
                                  std::string (*repr)(const T&)) {
  py::class_<T, Bases...> cls(module, name, doc);
  add_properties<T>(cls, [](const py::object& self) -> const T& { return self.cast<const T&>(); });
  cls.def(py::init(&made_of<T>),
          "Of its members, in their order or by name: for tests. What is left out is as in a new "
          "value.");
  cls.def("__repr__", repr);
  // For `match`: the members in their order.
  py::tuple names(std::tuple_size_v<std::remove_cvref_t<decltype(members<T>)>>);
  std::size_t count = 0;
  for_each_member<T>([&](const auto& member) { names[count++] = py::str(member.name); });
  cls.attr("__match_args__") = names;
  cls.def(
      "to_dict",
      [](const py::object& self) {
        return py::module_::import("gongwen._plain").attr("to_dict")(self);
      },
      "Its members in plain types: str, int, float, bool, list, dict, None. Spans are pairs in\n"
      "characters of Result.text; dates are ISO 8601. (Result.to_dict() is the JSON contract, "
      "whose\n"
      "spans are bytes.)");
  cls.def(py::pickle([](const T& item) { return sealed(to_archive(item)); },
                     [](const py::bytes& state) { return from_archive<T>(unsealed(state)); }));
  return cls;
}

}  // namespace gongwen::bindings
