#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace opdesk::base {

/// Every way a use case, the store or the engine can refuse. Names are stable: `opdeskctl` and the HTTP API print
/// them (see errorName), and `ui/` makes the words from them.
enum class ErrorCode {
    invalidInput,  ///< a field of the command is missing or wrong: `field` names it, `fix` says what to enter
    notFound,
    alreadyExists,
    permissionDenied,
    leaseExpired,
    locked,  ///< the store or the compartment is not open for this user
    wrongPassphrase,
    wrongState,   ///< the record is not in a state that allows this
    conflict,     ///< a high-severity item blocks this until a person has seen it
    stale,        ///< an optimistic version did not match (online-only kinds)
    damaged,      ///< a file or message is not what it should be
    foreignFile,  ///< a file of another program, clinic or device
    newerSchema,  ///< written by a newer version of the program
    diskFull,
    ioFailed,
    unreachable,  ///< the server did not answer
    badCertificate,
    unauthorized,
    tooLarge,
    rateLimited,
    badAnswer,  ///< the server answered nonsense
    cancelled,
    unsupported,
    internal,  ///< a bug; never caused by input alone
};

/// Stable lower_snake_case name, e.g. "invalid_input".
std::string_view errorName(ErrorCode code);
/// Inverse of errorName; nullopt for an unknown name.
std::optional<ErrorCode> errorFromName(std::string_view name);

/// `detail` is for people who run the system and never carries patient data. `field` names the offending input
/// (command argument, column or setting), `fix` says in plain English what would be accepted.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string detail;
    std::string field;
    std::string fix;
};

/// Implicit conversion from `fail(...)` into any Result<T>.
struct Failure {
    Error error;
};

inline Failure fail(ErrorCode code, std::string detail = {}) {
    return Failure{Error{code, std::move(detail), {}, {}}};
}
inline Failure fail(Error error) {
    return Failure{std::move(error)};
}
inline Failure failField(std::string field, std::string detail, std::string fix) {
    return Failure{Error{ErrorCode::invalidInput, std::move(detail), std::move(field), std::move(fix)}};
}

/// A value or an Error; dropping one does not compile. Spelled like std::expected so that it can become it.
template <typename T>
class [[nodiscard]] Result {
public:
    using value_type = T;
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Failure failure) : m_state(std::in_place_index<1>, std::move(failure.error)) {}

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

    template <typename U>
    T value_or(U&& fallback) const& {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;
    Result() = default;
    Result(Failure failure) : m_error(std::move(failure.error)) {}

    bool has_value() const noexcept { return !m_error; }
    explicit operator bool() const noexcept { return has_value(); }
    const Error& error() const& { return *m_error; }
    Error&& error() && { return *std::move(m_error); }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

}  // namespace opdesk::base

#define OPDESK_CONCAT_INNER(a, b) a##b
#define OPDESK_CONCAT(a, b) OPDESK_CONCAT_INNER(a, b)
/// Returns the error of `expr` from the enclosing function, which must itself return a Result.
#define OPDESK_CHECK(expr)                                                 \
    do {                                                                   \
        if (auto opdeskChecked = (expr); !opdeskChecked)                   \
            return ::opdesk::base::fail(std::move(opdeskChecked).error()); \
    } while (false)
/// `OPDESK_TRY(const auto x, f());` declares x as the value of f(), or returns f()'s error.
#define OPDESK_TRY(declaration, expr)                                                         \
    auto OPDESK_CONCAT(opdeskTried, __LINE__) = (expr);                                       \
    if (!OPDESK_CONCAT(opdeskTried, __LINE__))                                                \
        return ::opdesk::base::fail(std::move(OPDESK_CONCAT(opdeskTried, __LINE__)).error()); \
    declaration = std::move(OPDESK_CONCAT(opdeskTried, __LINE__)).value()
