package jp.kakehashi.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.device.DeviceFiles;
import jp.kakehashi.sync.device.DeviceFiles.Place;
import jp.kakehashi.sync.device.OfflinePass;
import jp.kakehashi.sync.device.OfflineSignIn;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.OutboxState;
import jp.kakehashi.sync.storage.replica.HeadCheck;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One person at this PC in one world, from signing in to signing out: their replica, and the loop
/// that keeps it and head office alike. The password is held only until head office has confirmed
/// it.
public final class WorkSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkSession.class);
    private static final int LEAVING_LISTED = 1_000;

    private final Parts parts;
    private final Place place;
    private final HeadOffice headOffice;
    private final Replica replica;
    private final SyncLoop loop;
    private final ReentrantLock signingIn = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LastSignInNote last;
    private final List<Runnable> lastWords = new CopyOnWriteArrayList<>();
    private final List<Consumer<Problem>> endListeners = new CopyOnWriteArrayList<>();
    private volatile OfflinePass pass;
    private final Messages.SignIn request;
    private @Nullable String password;
    private volatile boolean confirmed;
    private volatile @Nullable Problem end;

    /// What sessions share.
    record Parts(
            DeviceFiles files,
            Retirement retirement,
            OfflineSignIn offline,
            InstantSource clock,
            SyncTiming timing) {}

    WorkSession(
            Parts parts,
            Place place,
            String officeShort,
            OfflinePass pass,
            Messages.SignIn request,
            HeadOffice headOffice,
            boolean confirmed) {
        this.parts = parts;
        this.place = place;
        this.pass = pass;
        this.headOffice = headOffice;
        this.confirmed = confirmed;
        // What holds on this PC only is no password of head office.
        this.password = confirmed || pass.ofCity() ? null : request.password();
        this.request = with(request, "");
        ReplicaOwner owner =
                new ReplicaOwner(pass.actor(), place.world(), request.device(), officeShort);
        this.replica =
                new Replica(
                        Databases.openLocal(place.replica(), parts.clock()),
                        owner,
                        parts.clock(),
                        place.replica().resolve("attachments"));
        this.loop =
                new SyncLoop(
                        replica,
                        headOffice,
                        new Exchange(replica, headOffice, this::gate),
                        parts.timing(),
                        parts.clock(),
                        this::ended);
        this.last =
                new LastSignInNote(
                        parts.files(),
                        place.world(),
                        pass.actor().staff(),
                        replica.outgoing().unsentCount());
        loop.onStatus(status -> last.waiting(status.unsent()));
        loop.start();
    }

    /// Who is signed in.
    public Actor actor() {
        return replica.owner().actor();
    }

    /// In which world.
    public World world() {
        return place.world();
    }

    /// The last moment this person may sign in here without a connection; empty once head office
    /// has confirmed the person.
    public Optional<Instant> offlineUntil() {
        return confirmed ? Optional.empty() : Optional.of(pass.until());
    }

    /// Their replica.
    public Replica replica() {
        return replica;
    }

    /// For what only works with a connection.
    public HeadOffice headOffice() {
        return headOffice;
    }

    /// The loop: status and waking.
    public SyncLoop sync() {
        return loop;
    }

    /// What will leave this PC.
    public Leaving leaving() {
        List<Leaving.LeavingEdit> edits =
                replica.outgoing().unsent(LEAVING_LISTED).stream()
                        .map(
                                e ->
                                        new Leaving.LeavingEdit(
                                                e.change().ledger(),
                                                e.change().row(),
                                                e.change().kind(),
                                                e.change().edits().stream()
                                                        .map(Edit::field)
                                                        .toList(),
                                                e.change().madeAt(),
                                                e.state() == OutboxState.SENT))
                        .toList();
        return new Leaving(
                edits, replica.outgoing().unsentCount(), replica.outgoing().unsentViewings());
    }

    /// Confirms the person to head office again after the session there ended.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.*`
    public void signInAgain(String typed) {
        confirm(typed);
        loop.wake();
    }

    /// Changes this person's password at head office; from then on it is the new one that signs in
    /// here without a connection, in both worlds. Needs a connection.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.password.*`, `problem.line.*`,
    ///     `problem.session.*`, `problem.sign_in.too_many`
    public void changePassword(String old, String fresh) {
        signingIn.lock();
        try {
            headOffice.changePassword(new AccountMessages.ChangePassword(old, fresh));
            for (World world : World.values()) {
                Place known = parts.files().place(world, actor().staff());
                parts.files()
                        .pass(known)
                        .filter(kept -> !kept.ofCity())
                        .ifPresent(kept -> renew(known, kept, fresh));
            }
        } finally {
            signingIn.unlock();
        }
    }

    /// Whether this person, whom the city's provider let in, could not sign in here without a
    /// connection, because they have chosen no password for that.
    public boolean offlinePasswordDue() {
        return pass.ofCity() && !pass.opens();
    }

    /// Chooses the password by which this person signs in on this PC without a connection; it is
    /// told to nobody.
    public void chooseOfflinePassword(String own) {
        signingIn.lock();
        try {
            for (World world : World.values()) {
                Place known = parts.files().place(world, actor().staff());
                parts.files()
                        .pass(known)
                        .filter(OfflinePass::ofCity)
                        .ifPresent(kept -> renew(known, kept, own));
            }
        } finally {
            signingIn.unlock();
        }
    }

    private void renew(Place known, OfflinePass kept, String fresh) {
        OfflinePass renewed = parts.offline().renewed(kept, fresh);
        parts.files().keep(known, renewed);
        if (known.world() == world()) {
            pass = renewed;
        }
    }

    /// Calls `listener` once, on any thread, when synchronisation stopped for good; at once when it
    /// has already.
    public void onEnd(Consumer<Problem> listener) {
        endListeners.add(listener);
        Problem already = end;
        if (already != null) {
            listener.accept(already);
        }
    }

    /// Calls `action`, on any thread, before this replica is taken out of use: the last moment to
    /// write into it.
    public void beforeEnd(Runnable action) {
        lastWords.add(action);
    }

    /// What cannot be written any more must not keep the replica in wrong hands.
    private void saying(Runnable last) {
        try {
            last.run();
        } catch (ProblemException e) {
            LOG.warn("Last words could not be kept: {}", e.problem().key());
        }
    }

    private HeadCheck gate() {
        // The last round found no line, so nobody but the clock can take this PC out of use.
        if (loop.status().line() == SyncStatus.Line.OFFLINE && parts.offline().expired(pass)) {
            throw Problem.refused(SyncProblems.OFFLINE_EXPIRED).asException();
        }
        String held = password;
        if (!confirmed) {
            if (held == null) {
                throw Problem.refused("problem.session.expired").asException();
            }
            confirm(held);
        }
        return new HeadCheck(pass.keys().headKey());
    }

    private void confirm(String typed) {
        signingIn.lock();
        try {
            Messages.SignedIn told = headOffice.signIn(with(request, typed), parts.files().key());
            if (!told.headKey().equals(pass.keys().headKey())) {
                throw Problem.damaged("problem.sync.head_key").asException();
            }
            pass = parts.offline().pass(told, typed);
            parts.files().keep(place, pass);
            password = null;
            if (!told.actor().equals(actor())) {
                // Rights decide what the replica may hold: it has to be opened anew.
                throw Problem.refused("problem.session.rights_changed").asException();
            }
            confirmed = true;
        } finally {
            signingIn.unlock();
        }
    }

    private void ended(Problem problem) {
        Problem told = problem;
        boolean revoked = problem.key().equals(SyncProblems.REVOKED);
        if (revoked || problem.key().equals(SyncProblems.OFFLINE_EXPIRED)) {
            lastWords.forEach(this::saying);
            Retirement.Unsent unsent = Retirement.Unsent.of(replica);
            parts.retirement().keep(replica.owner(), pass, revoked ? "revoked" : "expired", unsent);
            last.left(0);
            replica.close();
            parts.files().destroyReplica(place);
            if (revoked) {
                parts.files().dropPass(place);
            }
            told = Problem.refused(problem.key(), unsent.size());
        }
        end = told;
        for (Consumer<Problem> listener : endListeners) {
            listener.accept(told);
        }
    }

    /// Stops synchronising and closes the replica. What is unsent is sent next time.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // A window that is closed waits for no answer: what is unsent is sent next time.
            loop.stop();
            headOffice.close();
            loop.close();
            if (end == null) {
                last.left(replica.outgoing().unsentCount());
            }
            replica.close();
        }
    }

    private static Messages.SignIn with(Messages.SignIn r, String password) {
        return new Messages.SignIn(r.staff(), password, r.device(), r.deviceName(), r.world());
    }
}
