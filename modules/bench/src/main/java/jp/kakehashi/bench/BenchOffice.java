package jp.kakehashi.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.config.ServerConfig.PostgresConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.HttpHeadOffice;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// A real server on a free loopback port with its data in a temporary folder, one keeper and one
/// ledger of twelve fields, for the measures that go over the network.
public final class BenchOffice implements AutoCloseable {
    /// The keeper's staff number.
    public static final String STAFF = "2001";

    /// The keeper's password, of no use outside the temporary folder.
    public static final String PASSWORD = "bench-only-password";

    /// The measured ledger.
    public static final LedgerId LEDGER = new LedgerId("bench");

    private static final int FIELDS = 12;
    private static final int BATCH = 500;
    private static final long TIMEOUT_MILLIS = 120_000;

    private final TrialFolder folder;
    private final @Nullable PostgresConfig postgres;
    private final ConcurrentMap<String, DeviceKey> keys = new ConcurrentHashMap<>();
    private KakehashiServer server;

    /// Starts a server with a new folder.
    public BenchOffice() throws IOException {
        this(TrialFolder.create().path());
    }

    /// Starts a server on `dir`, where nobody has an account yet; removed at the end.
    public BenchOffice(Path dir) throws IOException {
        this(dir, null);
    }

    /// Starts a server that keeps its rows in new databases of `postgres`.
    public BenchOffice(PostgresPeer postgres) throws IOException {
        this(
                TrialFolder.create().path(),
                new PostgresConfig(
                        postgres.database(),
                        postgres.database(),
                        PostgresPeer.USER,
                        PostgresPeer.USER));
    }

    private BenchOffice(Path dir, @Nullable PostgresConfig postgres) throws IOException {
        this.folder = new TrialFolder(dir);
        this.postgres = postgres;
        this.server = started(dir);
        server.makeFirstAdministrator(
                new NewStaff(
                        STAFF, "計測", "honsho", "civil", Set.of(Actor.ADMINISTRATOR), PASSWORD));
    }

    private KakehashiServer started(Path dir) throws IOException {
        LedgerStores stores = LedgerStores.create();
        KakehashiServer server =
                new KakehashiServer(
                        new SystemClock(), List.of(ground -> new LedgersFeature(ground, stores)));
        ServerConfig local = ServerConfig.local(dir, 0);
        server.start(
                new ServerConfig(dir, local.host(), 0, local.names(), postgres, local.limits()));
        return server;
    }

    /// Starts the server anew on the same data and another port: what it still had to do for what
    /// it was filled with, no measure after this has to wait for.
    void rest() throws IOException {
        server.close();
        server = started(dir());
    }

    /// Where it answers.
    public URI uri() {
        return server.uri();
    }

    /// What workstations pin.
    public PinnedAuthority authority() {
        return PinnedAuthority.read(server.certificateFile());
    }

    /// The server's data folder.
    public Path dir() {
        return folder.path();
    }

    /// A signed-in line of `device`.
    public HttpHeadOffice signIn(String device) {
        HttpHeadOffice line = new HttpHeadOffice(uri(), authority(), TIMEOUT_MILLIS);
        line.signIn(
                new Messages.SignIn(STAFF, PASSWORD, device, device, World.PRODUCTION),
                keys.computeIfAbsent(device, each -> DeviceKey.fresh()));
        return line;
    }

    /// Twelve fields as a permit ledger has them: texts, days, yen, a number.
    public static LedgerDefinition definition() {
        List<FieldDefinition> fields = new ArrayList<>();
        for (int i = 0; i < FIELDS; i++) {
            FieldType type =
                    switch (i) {
                        case 3, 4 -> FieldType.DATE;
                        case 5, 6 -> FieldType.YEN;
                        case 7 -> FieldType.NUMBER;
                        default -> FieldType.TEXT;
                    };
            fields.add(
                    new FieldDefinition(
                            field(i),
                            new Label("欄" + i, "Field " + i),
                            type,
                            FieldChecks.NONE,
                            List.of(),
                            FieldAccess.OPEN,
                            false));
        }
        return new LedgerDefinition(
                LEDGER,
                1,
                new Label("計測用台帳", "Bench ledger"),
                "civil",
                false,
                false,
                new FieldAccess(AccessRule.EVERYONE, AccessRule.EVERYONE),
                fields);
    }

    /// The n-th field.
    public static FieldId field(int n) {
        return new FieldId("field" + n);
    }

    /// A new row with every cell filled.
    public static Change row(UUID id, UUID row, String device, int n) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < FIELDS; i++) {
            edits.add(new Edit(field(i), value(i, n), null, 0, null));
        }
        Author author = new Author(STAFF, "計測", "honsho", device);
        return new Change(
                id,
                LEDGER,
                row,
                ChangeKind.CREATE,
                edits,
                0,
                1,
                author,
                Instant.EPOCH.plusSeconds(n),
                ChangeNote.NONE,
                null);
    }

    /// Pushes `rows` new rows through `line`, which was signed in on the device `filler`.
    public static void fill(HeadOffice line, InstantSource clock, int rows) {
        Ids ids = new Ids(clock);
        int made = 0;
        while (made < rows) {
            List<Change> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && made < rows) {
                batch.add(row(ids.next(), ids.next(), "filler", made++));
            }
            line.push(LEDGER, batch);
        }
    }

    private static String value(int field, int n) {
        return switch (field) {
            case 0 -> "髙橋 一郎 " + n;
            case 1 -> "鶴岡市馬場町" + n % 997 + "番" + n % 31 + "号";
            case 3, 4 -> "20%02d-%02d-%02d".formatted(20 + n % 10, 1 + n % 12, 1 + n % 28);
            case 5, 6 -> Integer.toString(100 * (n % 5000));
            case 7 -> Integer.toString(n);
            default -> "見本の文字列 " + (n * 31 + field) % 10_007;
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
