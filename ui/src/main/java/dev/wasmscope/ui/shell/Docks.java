package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.Area;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.Bento;
import software.coley.bentofx.building.DockBuilding;
import software.coley.bentofx.building.StageBuilding;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.control.HeaderPane;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.dockable.DockableClickBehavior;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/**
 * The docking library with what this program wants otherwise: tabs with names and menus, a double
 * click that gives a group the whole window instead of a click that folds it, and windows of their
 * own that give their views back when they are closed.
 */
final class Docks extends Bento {
    private static final int HINT = 0x447D6AFA;
    private static final int HINT_EDGE = 0xAA7D6AFA;

    private @Nullable Wishes wishes;

    /** What the docks ask of the window. */
    interface Wishes {
        /** Shows the menu of a tab. */
        void menu(Dockable dockable, javafx.scene.Node at, double x, double y);

        /** Gives a group the whole window, or the others their places back. */
        void maximize(Dockable dockable);

        /** Styles a scene, and lets keys work in it. */
        void prepare(Scene scene, Stage stage);

        /** The window that all others belong to. */
        @Nullable Stage main();

        /** The user closed a window with views in it. */
        void closing(DragDropStage stage);
    }

    Docks() {
        controlsBuilding()
                .setHeaderFactory(
                        (dockable, pane) -> new TabHeader(dockable, pane, wishes()::menu));
        controlsBuilding().setHeaderPaneFactory(Headline::new);
        stageBuilding().setStageFactory(_ -> new OwnWindow(this));
    }

    void setWishes(Wishes next) {
        wishes = next;
    }

    private Wishes wishes() {
        return Objects.requireNonNull(wishes, "the docks belong to no window yet");
    }

    @Override
    protected DockableClickBehavior newClickBehavior() {
        return new DockableClickBehavior() {
            @Override
            public void onMouseClick(
                    DockContainerLeaf container, Dockable dockable, Header header, MouseEvent e) {
                clicked(container, dockable, header, e);
            }
        };
    }

    private void clicked(
            DockContainerLeaf container, Dockable dockable, Header header, MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY) {
            container.selectDockable(dockable);
            header.requestFocus();
            if (e.getClickCount() == 2) {
                wishes().maximize(dockable);
            }
        }
    }

    @Override
    protected DockBuilding newDockBuilding() {
        return new DockBuilding(this) {
            @Override
            public DockContainerLeaf leaf(String identifier) {
                return new Group(Docks.this, identifier);
            }
        };
    }

    @Override
    protected StageBuilding newStageBuilding() {
        return new StageBuilding(this) {
            @Override
            protected void initializeFromSource(
                    Scene sourceScene,
                    Scene newScene,
                    @Nullable Stage sourceStage,
                    DragDropStage newStage,
                    boolean sourceIsOwner) {
                Stage main = wishes().main();
                if (main != null) {
                    newStage.getIcons().setAll(main.getIcons());
                    newStage.initOwner(main);
                }
                // Where it was dropped; whoever knows a better place moves it there.
                Point2D mouse = new Robot().getMousePosition();
                newStage.setX(mouse.getX() - 40);
                newStage.setY(mouse.getY() - 10);
                newStage.setMinWidth(240);
                newStage.setMinHeight(160);
                wishes().prepare(newScene, newStage);
            }
        };
    }

    /** A group of tabs; that of the editors stays when it is empty. */
    private static final class Group extends DockContainerLeaf {
        Group(Bento bento, String identifier) {
            super(bento, identifier);
            setPruneWhenEmpty(!identifier.equals(Area.EDITORS.name()));
        }

        @Override
        public void drawCanvasHint(Region target, @Nullable Side side) {
            getCanvas().clear();
            double x = 0;
            double y = 0;
            for (javafx.scene.Node n = target; n != null && n != this; n = n.getParent()) {
                x += n.getLayoutX();
                y += n.getLayoutY();
            }
            double w = target.getWidth();
            double h = target.getHeight();
            boolean beside = side == Side.LEFT || side == Side.RIGHT;
            boolean stacked = side == Side.TOP || side == Side.BOTTOM;
            getCanvas()
                    .fillBorderedRect(
                            side == Side.RIGHT ? x + w / 2 : x,
                            side == Side.BOTTOM ? y + h / 2 : y,
                            beside ? w / 2 : w,
                            stacked ? h / 2 : h,
                            2,
                            HINT,
                            HINT_EDGE);
            getCanvas().commit();
        }
    }

    /** The row of tabs; its button for those that do not fit has a name and works with keys. */
    private static final class Headline extends HeaderPane {
        Headline(DockContainerLeaf container) {
            super(container);
        }

        @Override
        protected Button createDockableListButton() {
            Button button = super.createDockableListButton();
            button.setAccessibleText("All tabs of this group");
            button.setOnAction(
                    _ -> {
                        if (button.getContextMenu() == null) {
                            Event.fireEvent(button, pressed());
                        }
                        button.getContextMenu().show(button, Side.BOTTOM, 0, 0);
                    });
            return button;
        }

        /** The library fills the button's menu when the mouse presses it. */
        private static MouseEvent pressed() {
            return new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    0,
                    0,
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null);
        }

        @Override
        protected Button createContainerConfigButton() {
            Button button = super.createContainerConfigButton();
            button.setAccessibleText("Menu of this group");
            return button;
        }
    }

    /** A window for views. Closing it puts them back first: the library would refuse to close. */
    private static final class OwnWindow extends DragDropStage {
        OwnWindow(Docks docks) {
            super(true);
            EventDispatcher usual = getEventDispatcher();
            setEventDispatcher((event, chain) -> dispatch(docks, usual, event, chain));
        }

        private @Nullable Event dispatch(
                Docks docks, EventDispatcher usual, Event event, EventDispatchChain chain) {
            if (event.getEventType() == WindowEvent.WINDOW_CLOSE_REQUEST) {
                docks.wishes().closing(this);
                event.consume();
                return null;
            }
            return usual.dispatchEvent(event, chain);
        }
    }
}
