/// Words of other languages, each with the English word that the rules know: the one dictionary of the reader.
///
/// A word may mean one thing in a label and another in front of a heading, so each kind of word has a table of its own.
struct ForeignWords: Sendable {
  private let english: [String: String]

  private init(_ rows: [(english: String, others: String)]) {
    var english: [String: String] = [:]
    english.reserveCapacity(rows.count * 8)
    for row in rows {
      for word in row.others.utf8.split(separator: UInt8(ascii: " ")) {
        english[String(Substring(word))] = row.english
      }
    }
    self.english = english
  }

  /// The English word for one that stands alone.
  subscript(word: String) -> String? { english[word] }

  /// The English words for one: those of Chinese, Japanese and Korean stand without a space between them.
  func translation(of word: String) -> [String]? {
    if let known = english[word] { return [known] }
    guard let first = word.unicodeScalars.first, first.value >= 0x1100, word.utf8.count <= 60 else {
      return nil
    }
    var found: [String] = []
    var rest = word[...]
    while !rest.isEmpty {
      if let particle = Self.joiners.first(where: { rest.hasPrefix($0) }) {
        rest = rest.dropFirst(particle.count)
        continue
      }
      guard
        let length = (1...min(8, rest.count)).reversed().first(where: {
          english[String(rest.prefix($0))] != nil
        }), let known = english[String(rest.prefix(length))]
      else { return nil }
      found.append(known)
      rest = rest.dropFirst(length)
    }
    return found.isEmpty ? nil : found
  }

  /// The English word that a word begins, or ends, with, of Chinese, Japanese and Korean.
  func part(of word: String) -> String? {
    guard let letter = word.unicodeScalars.first, (0x3040..<0xD7B0).contains(letter.value) else {
      return nil
    }
    // "The getting of a list": what is got says more than that it is.
    if let list = Self.listWords.first(where: { word.contains($0) }) { return english[list] }
    return (1...3).lazy.compactMap {
      english[String(word.prefix($0))] ?? english[String(word.suffix($0))]
    }.first
  }

  /// The words of a heading in another language without those that English headings have as "a", "the" and "specific".
  static func withoutArticles(_ heading: Words) -> Words {
    guard heading.words.count > 2, let first = heading.words.first, verbs[first] != nil else {
      return heading
    }
    return Words(words: [first] + heading.words.dropFirst().filter { !articles.contains($0) })
  }

  private static let articles: WordSet = [
    "un", "una", "uno", "unos", "unas", "el", "la", "los", "las", "um", "uma", "uns", "umas", "o",
    "a", "os", "as", "une", "le", "les", "des", "ein", "eine", "einen", "einer", "der", "die",
    "das", "den", "específico", "específica", "especifico", "especifica", "spécifique", "todos",
    "todas", "todo", "toda", "tous", "toutes",
  ]

  /// "Das Transaktionsobjekt": one word has the name and says that it names an object, and an article stands before it.
  static func object(_ heading: Words) -> Words {
    guard let last = heading.words.last, last.hasSuffix("objekt"), last.utf8.count > 8 else {
      return heading
    }
    var name = last.dropLast("objekt".count)
    if name.hasSuffix("s"), compoundEndings.contains(where: { name.dropLast().hasSuffix($0) }) {
      name = name.dropLast()
    }
    return Words(words: heading.words.dropLast().filter { !articles.contains($0) } + [String(name)])
  }

  /// Nouns with these endings have an "s" behind them in front of another one.
  private static let compoundEndings = ["ion", "ung", "heit", "keit", "schaft", "tät"]

  private static let listWords = ["一覧", "列表", "목록"]

  /// Particles that stand between the parts of one word.
  private static let joiners = ["的", "の", "是否", "否"]
}

extension ForeignWords {
  /// Words of column headers and of headings that label something.
  static let labels = ForeignWords([
    // Spanish, Portuguese, French, Italian, German, Dutch, Russian; then Chinese, Japanese, Korean.
    ("parameter", "parámetro parametro parâmetro paramètre parametre argumento параметр 参数"),
    ("parameter", "參數 パラメータ パラメーター 引数 매개변수 파라미터"),
    ("parameters", "parámetros parametros parâmetros paramètres parametri argumentos"),
    ("parameters", "параметры"),
    ("name", "nombre nome nom naam имя название наименование 名称 名稱 名 参数名 參數名 参数名称 參數名稱 名字"),
    ("name", "变量名 名前 キー 이름 명칭"),
    ("field", "campo champ veld feld feldname поле 字段 字段名 字段名称 欄位 フィールド 項目 필드"),
    ("fields", "campos champs felder velden поля"),
    ("main", "principales principais principaux principali основные"),
    ("attribute", "atributo attribut attributo атрибут 属性 屬性 属性名 속성"),
    ("attributes", "atributos attributs attribute attributi атрибуты"),
    ("property", "propiedad propriedade propriété propriete proprietà eigenschaft свойство"),
    ("properties", "propiedades propriedades propriétés eigenschaften свойства"),
    ("key", "clave chave clé cle schlüssel ключ 键 键名"),
    ("type", "tipo typ datentyp dato тип 类型 類型 数据类型 資料類型 型 タイプ データ型 타입 유형 자료형"),
    ("description", "descripción descripcion descrição descricao descrizione beschreibung"),
    ("description", "omschrijving beschrijving описание пояснение significado bedeutung 说明"),
    ("description", "說明 描述 含义 含義 解释 备注 備註 説明 内容 意味 備考 概要 설명 비고"),
    ("required", "requerido requerida obligatorio obligatoria obrigatório obrigatorio"),
    ("required", "obbligatorio richiesto requis obligatoire pflicht pflichtfeld"),
    ("required", "erforderlich notwendig verplicht обязательный обязательно обязательность"),
    ("required", "обязателен 必填 必填项 必选 必選 必须 必須 必要 必传 必需 必需项 필수 필수여부 obligatorios obligatorias"),
    ("required", "requeridos obrigatórios obligatoires erforderliche"),
    ("optional", "опционально опциональный опциональная опциональное"),
    ("optional", "opcional facultativo optionnel facultatif facoltativo opzionale"),
    ("optional", "необязательный opcionales opcionais optionnels optionale 可选 可選 任意 선택"),
    ("default", "defecto predeterminado padrão padrao défaut defaut predefinito standard"),
    ("default", "standardwert vorgabe standaard умолчанию 默认 默认值 預設 預設值 デフォルト デフォルト値 初期値"),
    ("default", "既定値 기본값"),
    ("example", "ejemplo exemplo exemple esempio beispiel voorbeeld пример 示例 示例值 例子 範例 样例"),
    ("example", "例 サンプル 예 예시"),
    ("value", "valor valeur valore wert waarde значение 值 取值 値 값"),
    ("values", "valores valeurs valori werte значения 可选值 取值范围 枚举值 枚舉值"),
    ("restrictions", "restricciones restrições restriktionen ограничения 约束 約束 制約"),
    ("title", "título titolo titel 标题 標題 中文名 タイトル"),
    ("in", "位置"),
    ("meaning", "状态码含义"),
    ("schema", "数据模型 數據模型 数据结构"),
    ("result", "结果 結果"),
    ("query", "consulta requête requete abfrage запроса 查询 查詢 クエリ 쿼리"),
    ("path", "ruta caminho rota chemin pfad пути 路径 路徑 パス 경로"),
    ("header", "cabecera cabeçalho encabezado entête kopfzeile заголовок 请求头 标头 ヘッダー ヘッダ"),
    ("header", "헤더"),
    ("headers", "cabeceras cabeçalhos encabezados entêtes kopfzeilen заголовки"),
    ("body", "cuerpo corpo corps 请求体 主体 ボディ 본문"),
    ("request", "solicitud petición peticion requisição requisicao richiesta anfrage"),
    ("request", "запрос 请求 請求 リクエスト 요청"),
    ("response", "respuesta resposta réponse reponse risposta antwort ответ ответа 响应 響應"),
    ("response", "返回 返回值 応答 レスポンス 응답"),
    ("method", "método metodo méthode methode метод 方法 请求方法 请求方式 メソッド 메서드"),
    ("resource", "recurso recursos ressource ressourcen risorsa ресурс ресурсы 资源 資源 リソース"),
    ("endpoint", "接口地址 接口路径 请求地址 请求路径 エンドポイント эндпоинт"),
    ("code", "código codigo codice код 状态码 错误码 コード"),
    ("request", "запросе запроса درخواست ورودی"),
    ("returns", "возвращает devuelve retorna renvoie"),
    ("response", "возвращаемые retorno retour rückgabe پاسخ"),
    // Turkish, Polish, Persian, Arabic.
    ("parameter", "parametr پارامتر المعامل"),
    ("parameters", "parametreler parametreleri parametry پارامترها پارامترهای"),
    ("name", "isim nazwa نام الاسم"),
    ("field", "alan فیلد"),
    ("key", "کلید"),
    ("type", "tür tip tipi نوع النوع"),
    ("description", "opis açıklama açıklaması tanım tanımı keterangan deskripsi"),
    ("description", "توضیحات توضیح الوصف وصف"),
    ("required", "zorunlu wymagane wymagany الزامی اجباری مطلوب wajib"),
    ("optional", "opsiyonel opcjonalny اختیاری"),
    ("default", "varsayılan domyślnie domyślna پیشفرض فرض"),
    ("example", "örnek przykład نمونه مثال contoh"),
    ("value", "değer wartość مقدار"),
    ("request", "żądanie żądania istek istegi permintaan"),
    ("response", "odpowiedź odpowiedzi yanıt cevap respons"),
    ("headers", "nagłówki başlıklar"),
    ("header", "nagłówek başlık"),
    ("key", "klucz anahtar"),
    // Greek.
    ("parameter", "παράμετρος όρισμα"),
    ("parameters", "παράμετροι ορίσματα"),
    ("field", "πεδίο"),
    ("fields", "πεδία"),
    ("name", "όνομα"),
    ("type", "τύπος"),
    ("description", "περιγραφή"),
    ("required", "υποχρεωτικό υποχρεωτικά απαιτείται"),
    ("optional", "προαιρετικό"),
    ("example", "παράδειγμα"),
    ("value", "τιμή"),
    ("response", "απάντηση"),
    ("request", "αίτημα"),
    ("method", "μέθοδος"),
    // Swedish, Danish, Norwegian, Finnish, Czech, Hungarian, Romanian, Ukrainian, Vietnamese, Indonesian.
    ("parameter", "paraméter parametru"),
    ("field", "fält felt kenttä pole mező câmp trường"),
    ("name", "namn navn nimi název jméno név nume назва nama tên"),
    ("type", "tyyppi típus tipe kiểu"),
    ("description", "beskrivning beskrivelse kuvaus popis leírás descriere опис mô"),
    ("required", "obligatorisk påkrævet påkrevd pakollinen povinný povinné kötelező obligatoriu"),
    ("required", "обовязковий обовязково bắt"),
    ("optional", "valfri valgfri valinnainen volitelný nepovinný opcionális opțional"),
    ("default", "standardvärde standardværdi standardverdi oletusarvo výchozí alapértelmezett"),
    ("example", "exempel eksempel esimerkki příklad példa exemplu приклад"),
    ("value", "värde værdi verdi arvo hodnota érték valoare значення"),
    ("filter", "filtro filtre фильтр 筛选 過濾 过滤 フィルター 필터"),
    ("filters", "filtros filtres фильтры"),
    ("errors", "errores erros erreurs ошибки ошибок fehler خطاها"),
    ("codes", "códigos codigos коды"),
    ("error", "erro erreur ошибка 错误 エラー 오류 خطا"),
    ("code", "کد kod"),
    ("status", "статус 状态 ステータス وضعیت"),
    ("authentication", "autenticación autenticação authentification аутентификация"),
    ("authentication", "authentifizierung 认证 鉴权 認証 인증"),
    ("authorization", "autorización autorização авторизация autorisation 授权"),
  ])

  /// Names of types.
  static let types = ForeignWords([
    ("string", "cadena texto chaîne chaine texte testo stringa zeichenkette строка 字符串 字串"),
    ("string", "文字列 문자열 telefone teléfono téléphone correo"),
    ("integer", "entero inteiro entier intero ganzzahl целое 整数 整數 整型 정수"),
    ("number", "número numero numérico numérique numerisch nombre zahl число 数字 数值 數字 数値 숫자"),
    ("boolean", "booleano booleana booléen booleen booleen wahrheitswert булево логический"),
    ("boolean", "布尔 布尔值 布林 真偽値 불리언"),
    ("array", "lista arreglo liste tableau массив список 数组 數組 列表 配列 배열"),
    ("object", "objeto objet oggetto objekt объект 对象 物件 オブジェクト 객체"),
    ("date", "fecha datum дата 日期 日付 날짜"),
  ])

  /// What headings say that an operation does.
  static let verbs = ForeignWords([
    ("list", "listar lista listado список списка lister lijst 列表 一覧 목록 لیست"),
    ("create", "crear criar creación criação créer создать создание erstellen 创建 新增 作成 생성"),
    ("create", "ایجاد"),
    ("get", "obtener obter consultar consulta obtenir récupérer получить получение"),
    ("get", "просмотр отображение abrufen 获取 查询 取得 조회 دریافت"),
    ("update", "actualizar atualizar modificar editar обновить обновление изменить"),
    ("update", "изменение aktualisieren 更新 修改 수정 ویرایش"),
    ("delete", "eliminar borrar excluir deletar supprimer удалить удаление löschen 删除 削除"),
    ("delete", "삭제 حذف"),
    ("cancel", "cancelar отменить отмена annuler stornieren 取消 キャンセル لغو"),
    ("send", "enviar отправить отправка envoyer senden 发送"),
    ("search", "buscar pesquisar поиск rechercher suchen 搜索 検索 جستجو"),
    ("register", "registrar регистрация registrieren 注册 登録 ثبت"),
  ])

  /// What cells of defaults say where there is none.
  static let nothing: WordSet = [
    "无", "無", "空", "なし", "无默认值", "없음", "ninguno", "ninguna", "aucun", "aucune", "keine",
    "keiner", "kein", "nenhum", "nenhuma", "nessuno", "nessuna", "geen", "brak", "нет", "немає",
    "yok", "ندارد",
  ]

  /// What labels and remarks say of what only the server writes.
  static let readOnly: WordSet = [
    "sólo lectura", "solo lectura", "somente leitura", "apenas leitura", "só leitura",
    "lecture seule", "en lecture seule", "sola lettura", "nur lesbar", "nur lesen", "nur lesend",
    "schreibgeschützt", "alleen lezen", "только чтение", "только для чтения", "только на чтение",
    "只读", "唯讀", "読み取り専用", "읽기 전용",
  ]

  /// What cells say about being required.
  static let answers = ForeignWords([
    ("yes", "sí si sim oui ja да 是 必填 必须 必須 必选 必需 はい 예 obligatorio obligatoria requerido"),
    ("yes", "requerida obrigatório obligatoire requis pflicht erforderlich بله نعم evet"),
    ("yes", "ναι kyllä ano igen так có ya"),
    ("no", "όχι nej ei ne nem ні không tidak"),
    ("yes", "tak الزامی اجباری verplicht обязательно обязательный 필수 sì"),
    ("no", "não nao خیر لا hayır nie اختیاری non nein nee нет 否 可选 任意 非必填 选填 いいえ 아니오"),
    ("no", "опционально опциональный"),
    ("no", "opcional optionnel facultatif facultativo необязательно необязательный 선택"),
  ])
}
