package jp.kakehashi.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages about signing in by the city's identity provider (OpenID Connect; RFC 8252 for the
/// workstation's part) and about whose account its persons have.
public final class IdentityMessages {
    private IdentityMessages() {}

    /// Ways in beside the password; told to anybody. `GET /api/sign-in/ways`
    public record Ways(boolean cityIdentity) {}

    /// Asks for the address at which a person proves to the provider who they are. `POST
    /// /api/sign-in/city-identity/begin`
    ///
    /// @param redirect where the workstation waits: `http://127.0.0.1:PORT/…`
    /// @param challenge PKCE, S256
    /// @param state that the workstation waits for
    public record Begin(String redirect, String challenge, String state) {}

    /// The address for the person's browser; `nonce` comes back with the answer within ten minutes,
    /// once.
    public record Begun(String address, String nonce) {}

    /// What the provider gave the workstation, with what proves that it was meant for it.
    public record Answer(String code, String verifier, String redirect, String nonce) {
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    /// Asks for a session; answered by {@link Messages.SignedIn}. `desk` says and proves which
    /// workstation, with the nonce in the place of the staff number and no password. `POST
    /// /api/sign-in/city-identity`
    public record CitySignIn(Messages.SignIn desk, Answer answer) {}

    /// Takes the caller's own binding away, confirmed by the account's password. `DELETE
    /// /api/city-identity`
    public record LoosenOwn(String password) {
        @Override
        public String toString() {
            return "LoosenOwn[…]";
        }
    }

    /// Binds the provider's person to the caller's own account, confirmed by its password. `POST
    /// /api/city-identity`
    public record BindOwn(Answer answer, String password) {
        @Override
        public String toString() {
            return "BindOwn[…]";
        }
    }

    /// The provider's person of the caller's own account, null for none. `GET /api/city-identity`;
    /// `DELETE` loosens it.
    public record OwnIdentity(@Nullable Bound bound) {}

    /// Whose account a subject of the provider has, since when and by whom.
    public record Bound(String staff, String subject, Instant at, String by) {}

    /// All of them, for administrators. `GET /api/city-identities`
    public record BoundList(String issuer, List<Bound> bound) {
        public BoundList {
            bound = List.copyOf(bound);
        }
    }

    /// Binds a subject, by an administrator. `PUT /api/staff/{staff}/city-identity`; `DELETE`
    /// loosens it and ends the person's sessions.
    public record Bind(String subject) {}
}
