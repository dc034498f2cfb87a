//! How objects show themselves.

use pyo3::prelude::*;

/// `Name(member=value, …)` with each value as Python shows it.
pub(crate) fn shown<const N: usize>(name: &str, members: [(&str, Bound<'_, PyAny>); N]) -> PyResult<String> {
    let mut text = format!("{name}(");
    for (index, (member, value)) in members.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(member);
        text.push('=');
        text.push_str(&value.repr()?.to_cow()?);
    }
    text.push(')');
    Ok(text)
}

/// The call of [`shown`] with every member turned into a Python object.
macro_rules! show {
    ($py:expr, $name:literal, $($member:ident: $value:expr),+ $(,)?) => {
        $crate::show::shown($name, [$((stringify!($member), pyo3::IntoPyObjectExt::into_bound_py_any($value, $py)?)),+])
    };
}

pub(crate) use show;
