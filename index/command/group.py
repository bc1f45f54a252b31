"""The group of all commands: finds them, shows help in two languages, and ends the process."""

import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from index.command.ending import Ending, UnknownCommand, explain

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

OWN_COMMANDS: Mapping[str, str] = {
    "reindex": "index.command.reindex",
    "add": "index.command.add",
    "remove": "index.command.remove",
    "watch": "index.command.watch",
    "search": "index.command.search",
    "show": "index.command.show",
    "status": "index.command.status",
    "verify": "index.command.verify",
    "rollback": "index.command.rollback",
    "prune": "index.command.prune",
    "config": "index.command.config",
}
PLUG_INS = "bantin.commands"


class BilingualCommand(click.Command):
    """A command whose help has headings in Vietnamese and English."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        super().__init__(*args, **{"context_settings": settings, **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Describe --help in both languages."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này. / Show this help."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách gọi / Usage: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, one a row."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [each.get_help_record(ctx) for each in options]
        with formatter.section("Tùy chọn / Options"):
            formatter.write_dl([each for each in records if each is not None])


class CommandGroup(BilingualCommand, click.Group):
    """Our own commands and those of the outer packages, each imported only when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, ours first."""
        return [*OWN_COMMANDS, *sorted(each.name for each in _plug_ins())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by its name, or return None if there is none."""
        if cmd_name in OWN_COMMANDS:
            command = getattr(import_module(OWN_COMMANDS[cmd_name]), cmd_name)
        else:
            found = next((each for each in _plug_ins() if each.name == cmd_name), None)
            if found is None:
                return None
            command = _bilingual(found.load())
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; of one that there is not, say which is most like it."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            # Only a mistyped command needs it.
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=1)
            raise UnknownCommand(name, near[0] if near else None, ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands before the options: a newcomer looks for commands."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Lệnh / Commands"):
            formatter.write_dl([(name, each.short_help or "") for name, each in commands if each])
        BilingualCommand.format_options(self, ctx, formatter)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run a command and exit; `index.command.ending` says with which status."""
        if isinstance(sys.stdout, TextIOWrapper):
            # A terminal that lacks Vietnamese letters shows escapes instead of failing.
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            ending = super().main(*args, **{**kwargs, "standalone_mode": False})
        except Exception as error:
            ending, message = explain(error)
            click.echo(message, err=True)
        sys.exit(ending or Ending.DONE)


def _plug_ins() -> "EntryPoints":
    # Importing it takes 30 ms, and our own commands do without.
    from importlib.metadata import entry_points

    return entry_points(group=PLUG_INS)


def _bilingual(command: click.Command) -> BilingualCommand:
    """Return a command of an outer package with our bilingual headings."""
    return BilingualCommand(
        name=command.name,
        callback=command.callback,
        params=command.params,
        help=command.help,
        short_help=command.short_help,
    )
