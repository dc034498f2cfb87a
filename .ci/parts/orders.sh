# The law of the session machine over many cases. Sourced by .ci/parts.sh.

slow_parts+=(orders)
about[orders]="transactions whose reports come in any order, 100 000 of each kind"
needs[orders]="cargo cc"

part_orders() {
  # Optimized: the cases are many and each is a store of its own. One that fails is printed as small as it gets.
  PROPTEST_CASES=${PROPTEST_CASES:-100000} \
    tests cargo test "${locked[@]}" --release -p cms-core --no-fail-fast --test session_orders
}
