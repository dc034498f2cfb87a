# Adds up the output of `cargo test -- --show-output`: prints passed, failed and skipped.
#
# A test that cannot run here prints a line `skipped: <reason>`; libtest knows no such thing and calls it passed. Each such
# line is one skipped, and the test that printed it is not counted as passed. An ignored test is skipped too. What a failed
# test printed is left aside: it has failed.

/^successes:$/ { among = "successes"; in_test = 0 }
/^failures:$/ { among = "failures"; in_test = 0 }
/^---- .* ----$/ { in_test = among == "successes"; found = 0 }
/^skipped: / && among != "failures" {
    skipped++
    if (in_test && !found) { found = 1; not_passed++ }
}
/^test result: / { passed += $4; failed += $6; skipped += $8; in_test = 0; among = "" }
END { print passed - not_passed, failed + 0, skipped + 0 }
