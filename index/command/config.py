"""`bantin config`: every setting, its value, and where that comes from."""

from pathlib import Path

import click

from index.command.group import BilingualCommand
from index.command.option import config_option, json_option

_DEFAULT = "mặc định / default"


@click.command(cls=BilingualCommand, short_help="Xem các thiết lập. / Show the settings in force.")
@json_option
@config_option
@click.option(
    "--index",
    "index_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Thư mục chỉ mục, như ở các lệnh khác. / Index folder, as for other commands.",
)
def config(as_json: bool, config: Path | None, index_dir: Path | None) -> None:
    """Xem mọi thiết lập: giá trị, và lấy từ đâu.

    Kết quả viết như một tệp TOML, dùng được cho --config.

    Show every setting, its value, and where that comes from. What is printed is a file of settings
    itself, good for --config.

    \b
    Ví dụ / Examples:
      bantin config
      BANTIN_PORT=9000 bantin config --config bantin.toml
    """
    from json import dumps

    from index.settings.loading import DEFAULT, load_settings
    from index.settings.settings import secrets_of

    loaded = load_settings({"index": index_dir}, config)
    values = loaded.settings.model_dump(mode="json")
    origins = loaded.origins
    if as_json:
        record = {name: {"value": values[name], "origin": origins[name]} for name in values}
        click.echo(dumps(record, ensure_ascii=False, indent=2))
        return
    # TOML writes strings, numbers and booleans as JSON does.
    lines = {name: f"{name} = {dumps(value, ensure_ascii=False)}" for name, value in values.items()}
    for name in secrets_of(loaded.settings):
        lines[name] = f"# {name} = …"
    width = max(map(len, lines.values()))
    for name, line in lines.items():
        origin = _DEFAULT if origins[name] == DEFAULT else origins[name]
        click.echo(f"{line:<{width}}  # {origin}")
