package jp.kakehashi.app.workstation;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.adminui.AdminWorkspace;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.counterui.FormsWorkspace;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerServiceOnReplica;
import jp.kakehashi.ledger.PresenceOnLine;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Places;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk of one person who is signed in: their session, their ledgers and the shell around them.
/// Made and closed on the screen's thread.
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    /// The part of the program's memory that finding may take.
    private static final int SEARCH_MEMORY = 4;

    private final WorkSession session;
    private final LedgerServiceOnReplica ledgers;
    private final LedgerWorkspace workspace;
    private final PresenceOnLine presence;
    private final DeskStatus status;
    private final DeviceReporter reporter;
    private final ConnectionModel connection = new ConnectionModel();
    private final UiTasks tasks;
    private final Shell shell;

    /// Lays out the desk of `session` in `window`, at the server of `serverAddress`; `signOut` runs
    /// when the person wants to leave.
    public Desk(
            UiContext window,
            WorkSession session,
            SessionInfo info,
            CityDirectory city,
            InstantSource clock,
            String serverAddress,
            Runnable signOut) {
        this.session = session;
        UiContext ui = window.forPerson();
        this.tasks = ui.tasks();
        this.ledgers =
                new LedgerServiceOnReplica(
                        session.replica(), session.headOffice(), session.sync()::wake);
        session.beforeEnd(ledgers.begun()::keep);
        LedgerDesk desk =
                new LedgerDesk(
                        ledgers,
                        session.actor(),
                        Places.of(city),
                        clock,
                        ZoneId.of("Asia/Tokyo"),
                        ui.texts(),
                        connection,
                        new LinkWords(ledgers, session.actor(), ui.texts(), ui.tasks()));
        this.workspace = new LedgerWorkspace(ui, desk);
        this.presence =
                new PresenceOnLine(
                        session.headOffice(), session.sync(), session.replica().owner().author());
        workspace.offerPresence(presence);
        ReplicaSearch search =
                new ReplicaSearch(
                        session.replica(), Runtime.getRuntime().maxMemory() / SEARCH_MEMORY);
        search.start();
        workspace.offerFinding(ledgers.finding(search));
        this.status =
                new DeskStatus(session, ledgers, connection, ui.texts(), ui.tasks(), serverAddress);
        this.reporter = new DeviceReporter(session);
        List<Workspace> rooms = new ArrayList<>(List.of(workspace));
        administration(ui, city, clock).ifPresent(rooms::add);
        if (session.actor().holds(Actor.ADMINISTRATOR)) {
            rooms.add(new FormsWorkspace(ui));
        }
        this.shell = new Shell(ui, info, connection, rooms, status, clock, signOut);
        shell.offerPasswordChange(session::changePassword);
    }

    /// The room of those who administer or audit, where there is a line to head office: in
    /// production only, because both worlds share the accounts.
    private Optional<Workspace> administration(
            UiContext ui, CityDirectory city, InstantSource clock) {
        boolean administrates = session.actor().holds(Actor.ADMINISTRATOR);
        boolean audits = session.actor().holds(Actor.AUDITOR);
        if (!(administrates || audits) || session.world() != World.PRODUCTION) {
            return Optional.empty();
        }
        return session.headOffice()
                .calls()
                .map(
                        line ->
                                new AdminWorkspace(
                                        ui,
                                        new AdminDesk(
                                                new AdminOverLine(line),
                                                new AdminDesk.Self(
                                                        session.actor().staff(),
                                                        session.replica().owner().device(),
                                                        administrates,
                                                        audits),
                                                city,
                                                clock,
                                                ui.texts())));
    }

    /// What the window shows.
    public Shell shell() {
        return shell;
    }

    /// The ledgers as this person sees them.
    public LedgerService ledgers() {
        return ledgers;
    }

    /// The ledger room.
    public LedgerWorkspace workspace() {
        return workspace;
    }

    /// How the session stands to head office.
    public WorkSession session() {
        return session;
    }

    @Override
    public void close() {
        shell.close();
        keepBegun();
        presence.close();
        reporter.close();
        status.close();
        tasks.close();
        session.close();
    }

    /// What was being typed a moment ago is with the replica before that is closed.
    private void keepBegun() {
        try {
            ledgers.begun().keep();
        } catch (ProblemException e) {
            // A PC taken out of use has none any more; what was kept is sealed with its edits.
            LOG.warn("What was begun could not be kept: {}", e.problem().key());
        }
    }
}
