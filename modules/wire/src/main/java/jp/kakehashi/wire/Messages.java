package jp.kakehashi.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import org.jspecify.annotations.Nullable;

/// The messages of the spine, as they cross the network in JSON. Unknown members are refused.
public final class Messages {
    /// Version of this set of messages; a client sends it in the header `Kakehashi-Wire`, a server
    /// refuses another as `problem.wire.version`.
    public static final int VERSION = 8;

    private Messages() {}

    /// Asks for a session. `proof`: that the device is the one it says; nobody is let in without
    /// it. `fresh`: the password of one's own that takes the place of a one-time code. `POST
    /// /api/sign-in`
    public record SignIn(
            String staff,
            String password,
            String device,
            String deviceName,
            World world,
            @Nullable String fresh,
            @Nullable DeviceProof proof) {

        /// Not proved yet.
        public SignIn(
                String staff, String password, String device, String deviceName, World world) {
            this(staff, password, device, deviceName, world, null, null);
        }

        /// The same with `proof`.
        public SignIn with(DeviceProof made) {
            return new SignIn(staff, password, device, deviceName, world, fresh, made);
        }

        /// The same where `password` is a one-time code, to be replaced by `own`.
        public SignIn settingPassword(@Nullable String own) {
            return new SignIn(staff, password, device, deviceName, world, own, proof);
        }
    }

    /// What a device has to sign; good for one sign-in within two minutes. `GET
    /// /api/sign-in/challenge`
    public record Challenge(String challenge) {}

    /// Proves a device: its public key (Ed25519; X.509, Base64), the challenge, and its signature
    /// (Base64).
    public record DeviceProof(String key, String challenge, String signature) {

        /// What a device signs: `kakehashi sign-in 1`, challenge, device, world and staff, each on
        /// a line of its own.
        public static byte[] signedBytes(SignIn request, String challenge) {
            return "kakehashi sign-in 1\n%s\n%s\n%s\n%s\n"
                    .formatted(challenge, request.device(), request.world(), request.staff())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A session. `offlineUntil`: last moment this person may sign in on this device without a
    /// connection. `sealingKey`: server's public key (X.509, Base64) to which unsent edits are
    /// sealed when the device is revoked.
    public record SignedIn(
            String token,
            Actor actor,
            Instant expiresAt,
            Instant offlineUntil,
            String sealingKey,
            String headKey) {}

    /// Whether the server still waits for its first administrator; told to anybody, as is whether
    /// the code for making one is refused. `GET /api/first-administrator`
    public record FirstAdministratorDue(boolean due) {}

    /// Makes the first administrator with the one-time code shown at the server's first start.
    /// `POST /api/first-administrator`
    public record FirstAdministrator(
            String code,
            String staff,
            String name,
            String office,
            String section,
            String password) {}

    /// The definitions the caller may open, newest version each. `GET /api/ledgers`
    public record Definitions(List<LedgerDefinition> definitions) {}

    /// Publishes a definition; version must be one more than the newest. `POST /api/ledgers`
    ///
    /// @param text the YAML that says just this, with its comments; null when there is none
    public record Publish(LedgerDefinition definition, @Nullable String text) {
        /// Without YAML.
        public Publish(LedgerDefinition definition) {
            this(definition, null);
        }
    }

    /// The newest version with the YAML it was published by, null when there is none; for the
    /// ledger's owner. `GET /api/ledgers/{ledger}/definition`
    public record DefinitionText(LedgerDefinition definition, @Nullable String text) {}

    /// Changes in the order they were made. `POST /api/ledgers/{ledger}/push`
    public record Push(List<Change> changes) {}

    /// One outcome per pushed change, in order.
    public record PushResult(List<Outcome> outcomes) {}

    /// What became of a change: accepted with its sequence (also when it had been accepted before),
    /// or returned to its author with the problem. `row` is where it was accepted for another row
    /// than it named: one that somebody else made for the same value of a file.
    public record Outcome(
            UUID change, long seq, @Nullable ProblemMessage problem, @Nullable UUID row) {
        /// Of the row that the change named.
        public Outcome(UUID change, long seq, @Nullable ProblemMessage problem) {
            this(change, seq, problem, null);
        }
    }

    /// A problem on the wire.
    public record ProblemMessage(String kind, String key, List<String> args) {}

    /// Accepted changes after a checkpoint, without what the caller may not read, and the conflicts
    /// opened or decided by them. Changes of rows that the caller does not see whole are left out;
    /// `given` are rows as the caller sees them now, which take the place of what was there,
    /// `withdrawn` rows that are no longer there for the caller; both may lie ahead of `lastSeq`.
    /// `settled`: the caller's own among the changes that are left out.
    /// `GET /api/ledgers/{ledger}/changes?after=N&limit=M`
    public record Page(
            LedgerId ledger,
            List<AcceptedChange> changes,
            List<Conflict> conflicts,
            long lastSeq,
            SignedHead head,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<SnapshotRow> given,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<UUID> withdrawn,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<UUID> settled) {

        public Page {
            given = given == null ? List.of() : List.copyOf(given);
            withdrawn = withdrawn == null ? List.of() : List.copyOf(withdrawn);
            settled = settled == null ? List.of() : List.copyOf(settled);
        }

        /// Of rows that the caller sees and saw whole.
        public Page(
                LedgerId ledger,
                List<AcceptedChange> changes,
                List<Conflict> conflicts,
                long lastSeq,
                SignedHead head) {
            this(ledger, changes, conflicts, lastSeq, head, null, null, null);
        }

        @Override
        public List<SnapshotRow> given() {
            return Objects.requireNonNull(given);
        }

        @Override
        public List<UUID> withdrawn() {
            return Objects.requireNonNull(withdrawn);
        }

        @Override
        public List<UUID> settled() {
            return Objects.requireNonNull(settled);
        }
    }

    /// The newest link of a ledger's hash chain, signed by the server (Ed25519, Base64). Kept by
    /// workstations: a chain that no longer contains it has been cut.
    public record SignedHead(LedgerId ledger, long seq, String hash, Instant at, String signature) {

        /// What the signature is over.
        public byte[] signedBytes() {
            return signedBytes(ledger, seq, hash, at);
        }

        /// What a server signs: `kakehashi head 1`, ledger, sequence, hash and milliseconds,
        /// each on a line of its own.
        public static byte[] signedBytes(LedgerId ledger, long seq, String hash, Instant at) {
            return "kakehashi head 1\n%s\n%d\n%s\n%d\n"
                    .formatted(ledger, seq, hash, at.toEpochMilli())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The newest link of the log of viewings, signed by the server: how many there are and a hash,
    /// nothing of what was viewed. Kept by workstations, so that its end cannot be cut off
    /// unnoticed. `GET /api/viewings/head`
    public record SignedViewings(long count, String hash, Instant at, String signature) {

        /// What the signature is over.
        public byte[] signedBytes() {
            return signedBytes(count, hash, at);
        }

        /// What a server signs: `kakehashi viewings 1`, count, hash and milliseconds, each on a
        /// line of its own.
        public static byte[] signedBytes(long count, String hash, Instant at) {
            return "kakehashi viewings 1\n%d\n%s\n%d\n"
                    .formatted(count, hash, at.toEpochMilli())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /// First line of a snapshot (`GET /api/ledgers/{ledger}/snapshot`, JSON lines); then one
    /// {@link SnapshotLine} a row, then one {@link SnapshotEnd}.
    public record SnapshotStart(
            LedgerDefinition definition,
            long seq,
            long rows,
            SignedHead head,
            List<Conflict> conflicts) {}

    /// One row of a snapshot; crosses the network as a {@link SnapshotLine}.
    public record SnapshotRow(RowState row, Instant acceptedAt) {}

    /// Says that the snapshot is whole.
    public record SnapshotEnd(long rows) {}

    /// Everything head office knows of one row. `GET
    /// /api/ledgers/{ledger}/rows/{row}/history?purpose=`
    public record RowHistory(List<AcceptedChange> changes) {}

    /// The imports of a ledger, newest first. `GET /api/ledgers/{ledger}/imports`
    public record Imports(List<ImportEntry> imports) {}

    /// A file that was taken into a ledger. `undoneRows` of its `rows` were taken away again, the
    /// last of them at `undoneAt`, which is null while there is something left to take away.
    /// `original`: the file itself, as an attachment's text, where it is kept and the caller may
    /// have it; `guarded`: whether it holds individual numbers. `mayUndo`: whether the caller may.
    public record ImportEntry(
            UUID id,
            String file,
            String name,
            String office,
            Instant at,
            long rows,
            long undoneRows,
            @Nullable Instant undoneAt,
            @Nullable String original,
            boolean guarded,
            boolean mayUndo) {}

    /// Sequences of a ledger's history, both included, that are of imports.
    public record ImportRun(long first, long last) {}

    /// What of a ledger's history is of imports, the newest first. `GET
    /// /api/ledgers/{ledger}/imports/runs`
    public record ImportRuns(List<ImportRun> runs) {}

    /// What taking an import back means now: so many `rows` go, so many were `changed` since and
    /// stay (some of them by id), so many were `deleted` before. `GET
    /// /api/ledgers/{ledger}/imports/{import}/undo`
    public record ImportUndo(long rows, long changed, List<UUID> some, long deleted) {}

    /// What one step of taking an import back did: so many `rows` went, so many were `refused`,
    /// because what stood before may not stand there now. While `more`, the same call goes on.
    /// `POST /api/ledgers/{ledger}/imports/{import}/undo`
    public record ImportUndone(long rows, long refused, boolean more) {}

    /// Who looked at what; sent by workstations, also later. `POST /api/viewings`
    public record Viewings(List<Viewing> viewings) {}

    /// One viewing of persons' records; lists are one viewing with many rows.
    /// `kind`: `card`, `history`, `print`, `export`, `list`; others are the server’s own.
    public record Viewing(
            UUID id, Instant at, LedgerId ledger, String kind, String purpose, List<UUID> rows) {}

    /// Sets an individual number, over the line only. `PUT
    /// /api/ledgers/{ledger}/rows/{row}/sealed/{field}`
    public record SetSealed(String value, String purpose) {}

    /// Shows an individual number once, logged. `POST …/sealed/{field}/reveal`
    public record Reveal(String purpose) {}

    /// The revealed number. `DELETE …/rows/{row}/sealed?purpose=` destroys the row's key for good.
    public record Revealed(String value) {}

    /// Asks for a verification of the caller's world; `heads` and `viewings` were kept elsewhere
    /// and are compared. `POST /api/audit/verify`
    public record Verify(List<SignedHead> heads, @Nullable List<SignedViewings> viewings) {

        /// With heads of ledgers only.
        public Verify(List<SignedHead> heads) {
            this(heads, null);
        }
    }

    /// On the socket (`/api/live`), from the server: something was accepted. `page` carries it when
    /// it is small; otherwise the workstation pulls. With `people` nothing was accepted: it tells
    /// who is where in the ledger now.
    public record Live(
            LedgerId ledger,
            long seq,
            @Nullable Page page,
            @Nullable List<PresenceMessages.Standing> people) {

        /// Something was accepted.
        public Live(LedgerId ledger, long seq, @Nullable Page page) {
            this(ledger, seq, page, null);
        }
    }

    /// What the server is. `GET /api/health`
    public record Health(String product, String version, int wire) {}
}
