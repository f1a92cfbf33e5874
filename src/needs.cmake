# Says in one line which library is missing and what its package is called.
#
# gongwen_need(FOUND LIBRARY APT DNF BREW) notes the library as missing where FOUND, what find_package
# or pkg_check_modules gave, is false; gongwen_check_needs() then ends the configuration with a line for
# each, so that all are met at once.
include_guard(GLOBAL)

function(gongwen_need found library apt dnf brew)
  if(NOT found)
    set_property(GLOBAL APPEND_STRING PROPERTY gongwen_missing
      "  gongwen needs ${library}: apt-get install ${apt} | dnf install ${dnf} | brew install ${brew}\n")
  endif()
endfunction()

function(gongwen_check_needs)
  get_property(missing GLOBAL PROPERTY gongwen_missing)
  if(missing)
    set_property(GLOBAL PROPERTY gongwen_missing "")
    message(FATAL_ERROR "\n${missing}")
  endif()
endfunction()
