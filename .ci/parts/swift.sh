# Swift: generated, and as much of it checked as can be without a Swift compiler.

parts+=(swift)
about[swift]="Swift is generated, not compiled: its C header and module map by clang, its names by the library's"
needs[swift]="cargo cc clang"
apt_packages[clang]="clang"

part_swift() {
  local target=${CARGO_TARGET_DIR:-$root/target}
  check "generated" cms-ffi/generate swift
  swift=$target/swift/sources library=$target/debug/libcms_ffi.so
  check "C header" c_header
  check "module map" module_map
  check "every function of the library is declared and called" all_of_it functions
  check "every exported type is there" all_of_it types
  check "exact decimals" grep -qx 'public typealias ExactDecimal = Foundation.Decimal' "$swift/Cms.swift"
  check "every written file uses what is generated" written_files
}

c_header() {
  clang -fsyntax-only -Wall -Wextra -Werror -std=c11 -I "$swift" -x c - <<<'#include "CmsFFI.h"'
}

# The header as Swift imports it: by the name of its module.
module_map() {
  clang -fsyntax-only -Werror -fmodules -fmodules-cache-path="$swift/../modules" -fmodule-map-file="$swift/CmsFFI.modulemap" \
    -x objective-c - <<<'@import CmsFFI; void *version(void) { return (void *)&uniffi_cms_ffi_fn_func_version; }'
}

# all_of_it functions|types: what the symbols of the library name and the generated Swift lacks is printed.
all_of_it() {
  local names name missing=0
  names=$(nm --dynamic --defined-only "$library" | awk '{print $3}' | "symbols_of_$1") || return 1
  [[ -n $names ]] || return 1
  for name in $names; do
    if ! "has_$1" "$name"; then
      echo "missing: $name"
      missing=1
    fi
  done
  wc -w <<<"$names"
  return $missing
}

symbols_of_functions() {
  grep -E '^uniffi_cms_ffi_(fn|checksum)_'
}

has_functions() {
  grep -qw "$1" "$swift/CmsFFI.h" && grep -qw "$1" "$swift/Cms.swift"
}

symbols_of_types() {
  sed -nE 's/^UNIFFI_META_CMS_FFI_(RECORD|ENUM|ERROR|INTERFACE|CUSTOM_TYPE)_([A-Z]+)$/\2/p'
}

has_types() {
  grep -qiE "^(public |open |final )*(struct|enum|class|protocol|typealias) $1\b" "$swift/Cms.swift"
}

# What is written by hand calls and extends only what exists.
written_files() {
  local name
  for name in 'func parseEvseId(text: String)' 'func parseOcppVersion(text: String)' 'case Failed(' \
    'milliseconds(value)' 'milliseconds(value.timeIntervalSince1970)'; do
    grep -qF "$name" "$swift/Cms.swift" || { echo "missing: $name" && return 1; }
  done
}
