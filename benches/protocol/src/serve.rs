use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::time::Instant;

use crate::{Case, Refusal, Suite};

/// Serves standard input and output: what the `main` of a program calls.
///
/// `name` and `version` are those of the package that is measured, not of the program.
pub fn start<S: Suite>(name: &str, version: &str, suite: &S) -> ExitCode {
    match serve(name, version, suite, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Answers one request line after the other until the input ends or says `bye`.
///
/// # Errors
/// Those of reading and writing.
pub fn serve<S: Suite>(
    name: &str,
    version: &str,
    suite: &S,
    input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let mut session = Session { suite, cases: BTreeMap::new(), prepared: BTreeMap::new() };
    for line in input.lines() {
        let line = line?;
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let answer = match verb {
            "hello" => Ok(format!("{name} {version}")),
            "set" => session.set(rest),
            "check" => session.check(rest),
            "time" => session.time(rest),
            "bye" => return Ok(()),
            _ => Err(Refusal::Failed(format!("there is no request '{verb}'"))),
        };
        let (word, text) = match answer {
            Ok(text) => ("ok", text),
            Err(Refusal::Unsupported(text)) => ("unsupported", text),
            Err(Refusal::Failed(text)) => ("error", text),
        };
        writeln!(output, "{word} {}", text.replace(['\n', '\r'], " "))?;
        output.flush()?;
    }
    Ok(())
}

struct Session<'a, S: Suite> {
    suite: &'a S,
    cases: BTreeMap<String, Case>,
    prepared: BTreeMap<String, S::Prepared>,
}

impl<S: Suite> Session<'_, S> {
    /// `CASE PART TEXT…`
    fn set(&mut self, rest: &str) -> Result<String, Refusal> {
        let mut words = rest.splitn(3, ' ');
        let (Some(case), Some(part)) = (words.next(), words.next()) else {
            return Err(Refusal::Failed("expected: set CASE PART TEXT".to_owned()));
        };
        self.prepared.remove(case);
        self.cases.entry(case.to_owned()).or_default().set(part, words.next().unwrap_or(""));
        Ok(String::new())
    }

    /// `FIGURE CASE`
    fn check(&mut self, rest: &str) -> Result<String, Refusal> {
        let Some((figure, case)) = rest.split_once(' ') else {
            return Err(Refusal::Failed("expected: check FIGURE CASE".to_owned()));
        };
        self.prepare(case)?;
        match self.prepared.get(case) {
            Some(prepared) => self.suite.check(figure, prepared),
            None => Err(unknown(case)),
        }
    }

    /// `FIGURE CASE[,CASE…] ROUNDS`: the nanoseconds that the rounds took, each of them once through all cases.
    fn time(&mut self, rest: &str) -> Result<String, Refusal> {
        let words: Vec<&str> = rest.split(' ').collect();
        let [figure, names, rounds] = words.as_slice() else {
            return Err(Refusal::Failed("expected: time FIGURE CASE[,CASE…] ROUNDS".to_owned()));
        };
        let rounds: u64 = rounds.parse().map_err(Refusal::failed)?;
        let work = self.suite.work(figure).ok_or_else(|| Refusal::unsupported(figure))?;
        for name in names.split(',') {
            self.prepare(name)?;
        }
        let cases: Vec<&S::Prepared> = names.split(',').filter_map(|name| self.prepared.get(name)).collect();
        #[expect(clippy::disallowed_methods, reason = "measuring time is what this program is for")]
        let began = Instant::now();
        for _ in 0..rounds {
            for case in &cases {
                work(black_box(case));
            }
        }
        Ok(began.elapsed().as_nanos().to_string())
    }

    fn prepare(&mut self, name: &str) -> Result<(), Refusal> {
        if !self.prepared.contains_key(name) {
            let case = self.cases.get(name).ok_or_else(|| unknown(name))?;
            self.prepared.insert(name.to_owned(), self.suite.prepare(case));
        }
        Ok(())
    }
}

fn unknown(case: &str) -> Refusal {
    Refusal::Failed(format!("the case '{case}' was not set"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the letters of a text, and refuses one without any.
    struct Letters;

    impl Suite for Letters {
        type Prepared = String;

        fn prepare(&self, case: &Case) -> String {
            case.part("text").to_owned()
        }

        fn check(&self, figure: &str, text: &String) -> Result<String, Refusal> {
            match figure {
                "count" if text.is_empty() => Err(Refusal::failed("no letters")),
                "count" => Ok(text.len().to_string()),
                _ => Err(Refusal::unsupported(figure)),
            }
        }

        fn work(&self, figure: &str) -> Option<fn(&String)> {
            (figure == "count").then_some(|text| {
                black_box(text.len());
            })
        }
    }

    fn answers(requests: &str) -> Vec<String> {
        let mut output = Vec::new();
        serve("letters", "1.2.3", &Letters, requests.as_bytes(), &mut output).unwrap();
        String::from_utf8(output).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_program_says_what_it_measures() {
        assert_eq!(answers("hello\nbye\nhello\n"), ["ok letters 1.2.3"]);
    }

    #[test]
    fn a_text_is_everything_after_the_name_of_its_part() {
        assert_eq!(answers("set a text b c  d\ncheck count a\n"), ["ok ", "ok 6"]);
    }

    #[test]
    fn a_case_that_is_set_again_is_prepared_again() {
        let got = answers("set a text b\ncheck count a\nset a text bcd\ncheck count a\n");
        assert_eq!(got, ["ok ", "ok 1", "ok ", "ok 3"]);
    }

    #[test]
    fn what_is_refused_and_what_is_not_there_are_told_apart() {
        let got = answers("set a text \ncheck count a\ncheck weigh a\ncheck count b\ntime weigh a 1\n");
        assert_eq!(got[1], "error no letters");
        assert_eq!(got[2], "unsupported weigh");
        assert_eq!(got[3], "error the case 'b' was not set");
        assert_eq!(got[4], "unsupported weigh");
    }

    #[test]
    fn time_is_a_number_of_nanoseconds_over_all_cases() {
        let got = answers("set a text b\nset c text d\ntime count a,c 1000\ntime count a,x 1\ntime count a many\n");
        assert!(got[2].strip_prefix("ok ").unwrap().parse::<u64>().unwrap() > 0, "{}", got[2]);
        assert!(got[3].starts_with("error "), "{}", got[3]);
        assert!(got[4].starts_with("error "), "{}", got[4]);
    }

    #[test]
    fn nonsense_is_answered_and_does_not_end_the_session() {
        let got = answers("dance\nset\ncheck count\ntime count\nhello\n");
        assert_eq!(got.len(), 5);
        assert!(got[..4].iter().all(|line| line.starts_with("error ")), "{got:?}");
        assert_eq!(got[4], "ok letters 1.2.3");
    }
}
