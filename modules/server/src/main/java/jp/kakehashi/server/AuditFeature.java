package jp.kakehashi.server;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.World;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.server.audit.storage.AuditVerification;
import jp.kakehashi.server.audit.storage.LogSearch;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.AuditMessages.ChainState;
import jp.kakehashi.wire.AuditMessages.LedgerNames;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Messages.Verify;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Lets auditors look into the logs of the production world. Each look is noted with its reason in
/// the log of acts before it is answered, durable as everything there.
public final class AuditFeature implements ServerFeature {
    private static final long SMALL = 16 << 10;
    private static final int REASON_LIMIT = 200;
    private static final int CODE_LIMIT = 60;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}]*");

    private final Database database;
    private final LedgerStores stores;
    private final Accounts accounts;
    private final LogSearch search;
    private final AuditVerification verification;

    /// The logs of the production world of `ground`.
    public AuditFeature(ServerGround ground, LedgerStores stores) {
        this.database = ground.databases().of(World.PRODUCTION);
        this.stores = stores;
        this.accounts = new Accounts(database, ground.clock());
        this.search = new LogSearch(database);
        this.verification = new AuditVerification(database, stores, ground.clock());
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                auditor("GET", "/api/audit/ledgers", call -> new Reply.Message(ledgers())),
                auditor(
                        "POST",
                        "/api/audit/viewings",
                        call -> new Reply.Message(search.viewings(noted(call, "audit.viewings")))),
                auditor(
                        "POST",
                        "/api/audit/acts",
                        call -> new Reply.Message(search.acts(noted(call, "audit.acts")))),
                auditor("POST", "/api/audit/check", this::check));
    }

    private static Route auditor(String method, String path, Route.Handler handler) {
        return new Route(
                method,
                path,
                RouteAccess.AUDITOR,
                SMALL,
                call -> {
                    if (call.session().world() != World.PRODUCTION) {
                        throw Problem.refused("problem.world.production_only").asException();
                    }
                    return handler.handle(call);
                });
    }

    private LedgerNames ledgers() {
        Map<String, Label> names = new TreeMap<>();
        database.read(db -> stores.definitions().allNewest(db))
                .forEach(d -> names.put(d.id().value(), d.label()));
        return new LedgerNames(names);
    }

    /// What is asked, after the look has been noted.
    private Question noted(Call call, String action) {
        Question asked = call.body(Question.class);
        String reason = reason(asked.reason());
        String staff = code(asked.staff());
        String ledger = code(asked.ledger());
        String kind = code(asked.kind());
        String detail =
                "kind=%s ledger=%s row=%s %s..%s %s"
                        .formatted(
                                word(kind),
                                word(ledger),
                                word(asked.row()),
                                word(asked.from()),
                                word(asked.until()),
                                reason);
        accounts.note(call.session().actor().staff(), action, staff == null ? "*" : staff, detail);
        return new Question(staff, kind, ledger, asked.row(), asked.from(), asked.until(), reason);
    }

    private Reply check(Call call) {
        accounts.note(call.session().actor().staff(), "audit.check", "*", null);
        AuditReport report = verification.verify(new Verify(List.of()), null);
        long changes = report.ledgers().stream().mapToLong(AuditReport.LedgerAudit::changes).sum();
        return new Reply.Message(
                new ChainState(
                        report.whole(),
                        report.at(),
                        changes,
                        report.viewings(),
                        report.findings().size()));
    }

    private static String word(@Nullable Object each) {
        return Objects.toString(each, "");
    }

    private static @Nullable String code(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        if (wanted.length() > CODE_LIMIT || CONTROLS.matcher(wanted).find()) {
            throw Problem.invalid("problem.audit.question").asException();
        }
        return wanted.strip();
    }

    private static String reason(String written) {
        String reason = CONTROLS.matcher(written).replaceAll(" ").strip();
        if (INVISIBLE.matcher(reason).matches() || reason.length() > REASON_LIMIT) {
            throw Problem.invalid("problem.audit.reason", REASON_LIMIT).asException();
        }
        if (IndividualNumber.in(reason)) {
            throw Problem.invalid("problem.value.individual_number", "reason").asException();
        }
        return reason;
    }
}
