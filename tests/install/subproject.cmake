# Within another project: configured, not built once more. See CMakeLists.txt for what is passed in.
include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)
set(parent ${WORK}/as_subproject)
set(static ${WORK}/static)
file(REMOVE_RECURSE ${parent} ${static} ${WORK}/plugin)

run(${CMAKE_COMMAND} -S ${SOURCE}/tests/install/subproject -B ${parent} -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DGONGWEN_SOURCE=${SOURCE} -DCMAKE_UNITY_BUILD=ON)
run(${CMAKE_COMMAND} --install ${parent} --prefix ${parent}/installed)
if(EXISTS ${parent}/installed/include)
  message(FATAL_ERROR "a project that takes the library in installs it, unasked")
endif()
file(REMOVE_RECURSE ${parent})

# A plugin shows none of the names of the static library that it has within. The objects of this build
# stand for those that the static one would compile.
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${static} -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
    -DBUILD_SHARED_LIBS=OFF -DGONGWEN_BUILD_TESTS=OFF -DGONGWEN_BUILD_CLI=OFF)
file(GLOB_RECURSE objects ${BUILD}/src/CMakeFiles/gongwen_objects.dir/*.o)
run(${AR} rc ${static}/src/libgongwen.a ${objects})
run(${CMAKE_COMMAND} -S ${SOURCE}/tests/install/plugin -B ${WORK}/plugin -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_PREFIX_PATH=${static})
run(${CMAKE_COMMAND} --build ${WORK}/plugin)
run(${NM} --dynamic --defined-only --demangle ${WORK}/plugin/libplugin.so)
if(NOT output MATCHES "count_documents" OR output MATCHES "gongwen::|std::")
  message(FATAL_ERROR "a plugin with the static library shows:\n${output}")
endif()

# Without what the static library needs, find_package says so and leaves it to the caller.
run(${CMAKE_COMMAND} -E env PKG_CONFIG_PATH= PKG_CONFIG_LIBDIR=/nonexistent
    ${CMAKE_COMMAND} -S ${SOURCE}/tests/install/plugin -B ${WORK}/plugin/without -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_PREFIX_PATH=${static} -DEXPECT_NONE=ON)
file(REMOVE_RECURSE ${static} ${WORK}/plugin)
