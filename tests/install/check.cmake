# Installs, builds the consumer in two ways, and runs it. See CMakeLists.txt for what is passed in.
set(prefix ${WORK}/prefix)
file(REMOVE_RECURSE ${prefix} ${WORK}/by_cmake ${WORK}/by_pkgconfig ${WORK}/as_subproject)

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGV}\nexit ${code}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(check_program program)
  run(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${prefix}/${LIBDIR} ${program}
      ${SOURCE}/corpus/notices/joint_notice.txt)
  file(READ ${CONSUMER}/expected.txt expected)
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "${program} said:\n${output}\nnot:\n${expected}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --config ${CONFIG} --prefix ${prefix})

run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/by_cmake -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_BUILD_TYPE=Debug)
run(${CMAKE_COMMAND} --build ${WORK}/by_cmake)
check_program(${WORK}/by_cmake/outline)

# Within another project: configured, not built once more.
run(${CMAKE_COMMAND} -S ${CONSUMER}/../subproject -B ${WORK}/as_subproject -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DGONGWEN_SOURCE=${SOURCE})

# The .pc file knows the prefix of the configuration; this one was installed elsewhere.
run(${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${prefix}/${LIBDIR}/pkgconfig
    pkg-config --define-variable=prefix=${prefix} --cflags --libs gongwen)
separate_arguments(flags UNIX_COMMAND "${output}")
run(${COMPILER} -std=c++20 ${CONSUMER}/main.cpp ${flags} -o ${WORK}/by_pkgconfig)
check_program(${WORK}/by_pkgconfig)

# The program that was installed finds the library that was installed.
if(EXISTS ${prefix}/bin/gongwen)
  run(${prefix}/bin/gongwen --version)
  if(NOT output MATCHES "${VERSION}")
    message(FATAL_ERROR "gongwen --version said: ${output}")
  endif()
  foreach(file man/man1/gongwen.1 bash-completion/completions/gongwen zsh/site-functions/_gongwen
               fish/vendor_completions.d/gongwen.fish)
    file(READ ${prefix}/share/${file} description)
    if(NOT description MATCHES "batch")
      message(FATAL_ERROR "${file} does not speak of gongwen batch")
    endif()
  endforeach()
endif()
