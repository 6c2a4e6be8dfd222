/// What headings say that an operation does, in other languages than English: "Crear un libro", "Список", "创建读者".
enum ForeignVerbs {
  /// The English verb that a heading begins with; of Chinese, Japanese and Korean the one that its first word begins, or
  /// ends, with.
  static func verb(of heading: Words) -> String? {
    guard let first = heading.words.first else { return nil }
    if let known = verbs[first] { return known }
    guard let letter = first.unicodeScalars.first, (0x3040..<0xD7B0).contains(letter.value) else {
      return nil
    }
    return (1...3).lazy.compactMap {
      verbs[String(first.prefix($0))] ?? verbs[String(first.suffix($0))]
    }.first
  }

  /// Whether a word of a heading says that several things come back: "查询Charge列表".
  static func saysList(_ word: String) -> Bool { verbs[word] == "list" }

  private static let verbs: [String: String] = {
    var table: [String: String] = [:]
    for (english, others) in entries {
      for other in others.split(separator: " ") { table[String(other)] = english }
    }
    return table
  }()

  private static let entries = [
    ("list", "listar lista listado список lister lijst 列表 一覧 목록 لیست"),
    ("create", "crear criar creación criação créer создать создание erstellen 创建 新增 作成 생성 ایجاد"),
    (
      "get",
      "obtener obter consultar consulta obtenir récupérer получить получение просмотр отображение "
        + "abrufen 获取 查询 取得 조회 دریافت"
    ),
    (
      "update",
      "actualizar atualizar modificar editar обновить обновление изменить изменение aktualisieren "
        + "更新 修改 수정 ویرایش"
    ),
    ("delete", "eliminar borrar excluir deletar supprimer удалить удаление löschen 删除 削除 삭제 حذف"),
    ("cancel", "cancelar отменить отмена annuler stornieren 取消 キャンセル لغو"),
    ("send", "enviar отправить отправка envoyer senden 发送"),
    ("search", "buscar pesquisar поиск rechercher suchen 搜索 検索 جستجو"),
    ("register", "registrar регистрация registrieren 注册 登録 ثبت"),
  ]
}
